// The ways in which the loopback Discord can be told to misbehave, in words. What each of them does is the server's business.
// `times: 0` means until the faults are cleared.

export const FAULTS = [
  { label: "Too fast: refuse one request (429)", fault: { kind: "rate_limit", retry_after: 2.0, times: 1 } },
  { label: "Fail three requests (503)", fault: { kind: "status", status: 503, times: 3 } },
  { label: "Answer two seconds late", fault: { kind: "slow", seconds: 2.0, times: 0 } },
  { label: "No new threads: forbidden (50013)", fault: { kind: "refuse", route: "POST /channels/{}/threads", status: 403, code: 50013, message: "Missing Permissions", times: 0 } },
  { label: "No new threads: too many (160006)", fault: { kind: "refuse", route: "POST /channels/{}/threads", status: 400, code: 160006, message: "Maximum number of active threads reached", times: 0 } },
  { label: "Cut the bot's connection", fault: { kind: "drop_sockets" } },
  { label: "Ask the bot to reconnect (op 7)", fault: { kind: "reconnect" } },
  { label: "End its session (op 9)", fault: { kind: "invalid_session", resumable: false } },
  { label: "Leave heartbeats unanswered", fault: { kind: "no_heartbeat_ack", times: 0 } },
  { label: "Be unreachable", fault: { kind: "unreachable" } },
];
