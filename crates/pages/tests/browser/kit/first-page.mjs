// The first page, on a phone that is neither new nor near.

/** What is often called fast 3G: 1.6 Mbit/s down, 750 kbit/s up, and 150 ms until an answer begins. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** How much slower than this machine the phone is. */
const SLOWER = 4;

/** Opens the first page with nothing kept from before; `come` gives somebody with a browser window. */
export async function openFirstPage(come) {
  const visitor = await come({ size: "phone" });
  const session = await visitor.context.newCDPSession(visitor.page);
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await visitor.context.addInitScript(noteWhenUsable);
  await visitor.page.goto(visitor.server.pages, { waitUntil: "commit" });
  await visitor.field("User name or e-mail address").pressSequentially("a");
  const usable = await visitor.page.evaluate(() => window.usable);
  await visitor.page.waitForLoadState("load");
  await visitor.leave();
  return { usable, bytes };
}

/** Runs in the page, whose clock began with the navigation: ours would count what steering a browser takes as well. */
function noteWhenUsable() {
  const watcher = new MutationObserver(() => {
    if (document.querySelector("input:enabled") === null) return;
    watcher.disconnect();
    // In the document, and on the screen with the next frame.
    requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
  });
  watcher.observe(document, { childList: true, subtree: true });
}
