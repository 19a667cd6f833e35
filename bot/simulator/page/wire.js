/** The way to the program: acts go by POST, what can be seen comes over a websocket. */

const PATIENCE = 1000; // milliseconds until the next try, when the program is gone

/** Tell the program what the visitor does. Returns its answer; throws when it refuses or is gone. */
export async function act(what, given = {}) {
  const response = await fetch("/demo/act", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ do: what, ...given }),
  });
  if (!response.ok) throw new Error(`${what}: ${response.status}`);
  return response.json();
}

/** Hear of everything that happens, for as long as the page is open. `lost` is told true or false. */
export function listen(heard, lost) {
  const socket = new WebSocket(`ws://${location.host}/demo/events`);
  socket.addEventListener("message", (event) => {
    lost(false);
    heard(JSON.parse(event.data));
  });
  socket.addEventListener("close", () => {
    lost(true);
    setTimeout(() => listen(heard, lost), PATIENCE);
  });
}
