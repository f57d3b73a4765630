// Things for somebody's pages to show: made-up people, made-up measurements.

/** Eight by eight pixels of purple. */
const PICTURE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPoiTqBFTEMLQkA8i9rgbby1u0AAAAASUVORK5CYII=";

const ANN = {
  head: 560, neck: 365, shoulderToShoulder: 395, shoulderSlope: 13, shoulderToElbow: 355, shoulderToWrist: 605, biceps: 300,
  wrist: 165, highBust: 885, chest: 923.925, bustSpan: 182, underbust: 780, hpsToBust: 275, hpsToWaistFront: 430, hpsToWaistBack: 410,
  waist: 740, hips: 900, seat: 1010, waistToHips: 110, waistToSeat: 220, waistToFloor: 1060, inseam: 790, knee: 380,
};

/** Gives somebody a bit of everything; `curator` is an administrator. */
export async function furnish(server, people, { token }, curator) {
  const keep = async (path, body, who = { token }) => Object.values(await server.call(path, { token: who.token, body }))[1];
  const set = await keep("/sets/jwt", { name: "Ann, winter coat", notes: "In a **thin** jumper.", imperial: true, public: true, measies: ANN });
  await keep("/sets/jwt", { name: "Joost", measies: { chest: 1040, waist: 950, neck: 650, head: 580 } });
  await keep("/patterns/jwt", { design: "carlton", name: "Coat for Ann", settings: { sa: 10 }, data: {}, public: true });
  await keep("/patterns/jwt", { design: "aaron", name: "A-shirt", settings: {}, data: {} });
  await keep("/bookmarks/jwt", { title: "How to set in a sleeve", url: "https://example.com/sleeves", type: "doc" });
  await keep("/bookmarks/jwt", { title: "Designs", url: "/designs", type: "design" });
  await keep("/quota-requests/jwt", { purpose: "A map of body sizes for a museum, until May", perMinute: 6000 });
  await people.key({ token }, "Nightly import", 1);
  const gone = await people.key({ token }, "An old script");
  await server.call(`/apikeys/${gone.key}/jwt`, { token, method: "DELETE" });
  const key = await people.key({ token }, "Spreadsheet of sizes");
  for (let calls = 0; calls < 24; calls += 1) await people.statusOf(key, "/sets/key");
  for (let calls = 0; calls < 3; calls += 1) await people.statusOf(key, "/sets/404/key");
  for (const [height, chest] of [[158, 820], [168, 880], [178, 960]]) {
    const body = { nameEn: `Size for ${height} cm`, notesEn: "The mean of many people.", height, tags: ["tall", "mean"], measies: { ...ANN, chest } };
    const { id } = await keep("/curated-sets/jwt", body, curator);
    await server.call(`/curated-sets/${id}/jwt`, { token: curator.token, method: "PATCH", body: { published: true } });
  }
  await keep("/curated-sets/suggest/jwt", { set: set.id, height: 172, name: "Ann", img: PICTURE, notes: "Measured twice." });
  return { key, set };
}
