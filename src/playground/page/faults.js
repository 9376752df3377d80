// The ways in which the loopback Discord can be told to misbehave, in words. What each does is the server's business.

export const FAULTS = [
  { label: "Refuse the next message for going too fast (429)", fault: { kind: "rate_limit", route: "POST /channels/{}/messages", retry_after: 2.0, times: 1 } },
  { label: "Fail the next five requests (503)", fault: { kind: "server_error", status: 503, times: 5 } },
  { label: "Answer every request 2 seconds late", fault: { kind: "slow", seconds: 2.0 } },
  { label: "Drop the bot's connection", fault: { kind: "drop_socket" } },
  { label: "Ask the bot to reconnect (op 7)", fault: { kind: "reconnect" } },
  { label: "Declare its session invalid (op 9)", fault: { kind: "invalid_session", resumable: false } },
  { label: "Stop acknowledging heartbeats", fault: { kind: "no_heartbeat_ack" } },
];
