// What the stand-in answers about patterns and bookmarks.

const ok = (body) => ({ status: 200, body: { result: "success", ...body } });
const now = () => new Date().toISOString();

const patterns = new Map(
  [["aaron", "My Aaron", true], ["simon", "<img src=x onerror=alert(1)>", false], ["bella", "", false]].map(([design, name, open], at) => [
    at + 1,
    { id: at + 1, createdAt: now(), data: {}, design, img: "default-avatar", name, notes: "--", public: open, settings: { measurements: {} }, userId: 1, updatedAt: now() },
  ]),
);
const bookmarks = new Map(
  [
    ["doc", "Sleeves", "/docs/sewing/sleeves"],
    ["custom", "A shop for fabric", "https://example.org/fabric?colour=red"],
    ["custom", "Do not open", "javascript:alert(document.domain)"],
    ["design", "Looks like us", "https://freesewing.org@example.com/"],
  ].map(([type, title, url], at) => [at + 1, { id: at + 1, type, title, url, userId: 1 }]),
);

const routes = (path, one, many, things) => ({
  [`GET ${path}/jwt`]: () => ok({ [many]: [...things.values()] }),
  [`PATCH ${path}/:id/jwt`]: ({ id, body }) =>
    things.has(id) ? ok({ [one]: Object.assign(things.get(id), body) }) : { status: 404 },
  [`DELETE ${path}/:id/jwt`]: ({ id }) => ({ status: things.delete(id) ? 204 : 404 }),
});

export const keptRoutes = {
  ...routes("/patterns", "pattern", "patterns", patterns),
  ...routes("/bookmarks", "bookmark", "bookmarks", bookmarks),
};
