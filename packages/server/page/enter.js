// Turns the one-time token of the address into a cookie, and forgets it. It stands in the fragment,
// which browsers do not send, so it is in no log and in no Referer.
const state = document.getElementById("state");
const token = new URLSearchParams(location.hash.slice(1)).get("t");
history.replaceState(null, "", location.pathname);
document.getElementById("origin").textContent = location.origin;

async function enter() {
  if (token !== null) {
    await fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
  }
  return (await fetch("/api/health")).ok;
}

enter().then(
  (isIn) => {
    state.textContent = isIn
      ? "This browser is in."
      : "This browser may not come in: its token was used, or is too old. Run “wheelhouse serve” once more, and open the address that it prints.";
  },
  () => {
    state.textContent = "The server does not answer. Start it with “wheelhouse serve”.";
  },
);
