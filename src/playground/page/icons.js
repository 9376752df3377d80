// The page's icons: single-path line drawings on a 24-unit grid, made as DOM nodes and hidden from screen readers.
const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h10",
  close: "M6 6l12 12M18 6 6 18",
  text: "M10 4 8 20M16 4l-2 16M4.500 9h16M3.500 15h16",
  announcement: "M4 10v4h3l7 4V6l-7 4H4zM18 9.500a4 4 0 0 1 0 5",
  voice: "M4 10v4h3l5 4V6l-5 4H4zM15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
  forum: "M4 5h12v8H9l-3 3v-3H4zM19 9v9l-3-2h-5",
  thread: "M5 4v8a4 4 0 0 0 4 4h10M15 12l4 4-4 4",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  stage: "M4 5h16M6 5c0 6-1 9-2 11M18 5c0 6 1 9 2 11M7 20h10M12 16v4M9 16h6",
  send: "M4 12 20 4l-5 16-3-6.500zM12 13.500 20 4",
  reply: "M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  link: "M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9",
  down: "M6 9l6 6 6-6",
  check: "M5 12.500 10 17.500 19 7",
  silent: "M6 17h12l-1.500-2.500V10a4.500 4.500 0 0 0-7.500-3.300M7.500 10v4.500L6 17M10.500 20h3M4 4l16 16",
  eye: "M3 12s3.500-6 9-6 9 6 9 6-3.500 6-9 6-9-6-9-6zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z",
  restart: "M19 12a7 7 0 1 1-2.200-5.100M19.500 3.500v4h-4",
  slash: "M15 5 9 19M4 4h16v16H4z",
  alert: "M12 4 2.500 20h19zM12 10v4.500M12 17v.5",
  map: "M5 5h5v5H5zM14 14h5v5h-5zM14 4h5v5h-5zM10 7.500h2v9h2M12 7h2",
  smaller: "M5 12h14",
  larger: "M5 12h14M12 5v14",
  fit: "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5",
  dots: "M6 12h.01M12 12h.01M18 12h.01",
};

export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", width: size, height: size, class: "icon", "aria-hidden": "true", focusable: "false" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
