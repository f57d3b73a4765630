import assert from "node:assert/strict";
import { walk } from "../kit/walk.mjs";

/** 36 3/8 inches are that many millimetres, exactly. */
const CHEST = 923.925;

walk("somebody keeps measurements in inches, and takes them from place to place", async ({ server, people, come, step }) => {
  const me = await people.user("sewer@example.com");
  const curator = await people.admin("curator@example.com");
  const visitor = await come();
  const { page } = visitor;
  let id;
  let values;
  const files = {};

  const sets = async () => (await server.call("/sets/jwt", me)).sets;
  const measurement = (name, unit = "inches") => visitor.field(`${name} in ${unit}`);
  const save = async () => {
    await visitor.button("Save").click();
    await page.getByRole("status").getByText("All saved", { exact: true }).waitFor();
  };

  await step("signs in and begins a set in inches", async () => {
    await visitor.signIn(me.name, me.password);
    await visitor.link("Measurements").click();
    await visitor.button("New set").click();
    const dialog = page.getByRole("dialog", { name: "New set" });
    await dialog.getByLabel("Name", { exact: true }).fill("Ann");
    await dialog.getByLabel("Units", { exact: true }).selectOption({ label: "Inches" });
    await dialog.getByRole("button", { name: "New set", exact: true }).click();
    await visitor.sees("Ann");
  });

  await step("types fractions, which are kept as millimetres", async () => {
    await measurement("Chest").fill("36 3/8");
    await measurement("Waist", "inches").fill("28½");
    await measurement("Inseam").fill("2' 6\"");
    await visitor.field("Shoulder slope in degrees").fill("13.5");
    await save();
    const [set] = await sets();
    assert.deepEqual([set.name, set.imperial], ["Ann", true]);
    assert.deepEqual(set.measies, { chest: CHEST, waist: 723.9, inseam: 762, shoulderSlope: 13.5 });
    id = set.id;
  });

  await step("sees the fractions again, and the same in centimetres", async () => {
    await page.reload();
    assert.equal(await measurement("Chest").inputValue(), "36 3/8");
    assert.equal(await measurement("Waist").inputValue(), "28 1/2");
    assert.equal(await measurement("Inseam").inputValue(), "30");
    await visitor.field("Units").selectOption({ label: "Centimetres" });
    assert.equal(await measurement("Chest", "centimetres").inputValue(), "92.39");
    await visitor.field("Units").selectOption({ label: "Inches" });
    assert.equal(await measurement("Chest").inputValue(), "36 3/8");
  });

  await step("is told of values that contradict each other, and keeps them all the same", async () => {
    await measurement("Neck").fill("24");
    await measurement("Head").fill("22");
    await measurement("Head").press("Tab");
    await visitor.reads("Worth a second look: 1");
    await visitor.reads("“Neck” is usually smaller than “Head”.");
    await save();
    const [{ measies }] = await sets();
    assert.deepEqual([measies.neck, measies.head], [609.6, 558.8]);
    values = measies;
  });

  await step("is not asked to leave what cannot be read behind", async () => {
    await measurement("Hips").fill("about so much");
    await visitor.button("Save").click();
    await visitor.reads("Some measurements cannot be understood.");
    await measurement("Hips").fill("");
    await visitor.reads("All saved");
  });

  await step("lights up the place that is being measured", async () => {
    await measurement("Chest").focus();
    assert.equal(await page.locator("svg .lit title").first().textContent(), "Chest");
  });

  await step("makes it public, and its link opens for everybody", async () => {
    await visitor.switch("Anybody who has the link may read this set").check();
    await save();
    const link = await page.getByRole("textbox", { name: "Link to this set" }).inputValue();
    const stranger = await come();
    const answer = await stranger.page.goto(link);
    assert.deepEqual((await answer.json()).measurements, values);
    await stranger.leave();
  });

  await step("exports it as JSON, YAML and CSV", async () => {
    for (const format of ["JSON", "YAML", "CSV"]) {
      const [file] = await Promise.all([page.waitForEvent("download"), visitor.button(`Export as ${format}`).click()]);
      assert.equal(file.suggestedFilename(), `Ann.${format.toLowerCase()}`);
      files[format] = await file.path();
    }
  });

  await step("imports each of them again, and nothing is lost", async () => {
    for (const [format, path] of Object.entries(files)) {
      await visitor.open("sets");
      await visitor.link("Import").click();
      await visitor.field("File").setInputFiles(path);
      await visitor.reads(`Measurements found: ${Object.keys(values).length}`);
      await visitor.field("Name").fill(`Ann, from ${format}`);
      await visitor.button("Make a set of it").click();
      await visitor.sees(`Ann, from ${format}`);
      const made = (await sets()).find(({ name }) => name === `Ann, from ${format}`);
      assert.deepEqual(made.measies, values, format);
      assert.equal(made.imperial, true, format);
    }
  });

  await step("takes a copy of a curated set", async () => {
    const curated = { nameEn: "Curated size 38", notesEn: "Measured with care", height: 168, measies: { chest: 880, waist: 720 } };
    const { curatedSet } = await server.call("/curated-sets/jwt", { ...curator, body: curated });
    await server.call(`/curated-sets/${curatedSet.id}/jwt`, { ...curator, method: "PATCH", body: { published: true } });
    await visitor.open("sets");
    await visitor.link("Curated sets").click();
    await visitor.button("Copy to my sets: Curated size 38").click();
    await visitor.field("Units").waitFor();
    const made = (await sets()).find(({ name }) => name === "Curated size 38");
    assert.deepEqual(made.measies, curated.measies);
    assert.notEqual(made.id, id);
  });

  await step("removes a set, after a question", async () => {
    await visitor.open("sets");
    await visitor.button("Remove: Curated size 38").click();
    await page.getByRole("dialog", { name: "Remove this set?" }).getByRole("button", { name: "Remove", exact: true }).click();
    await visitor.reads("The set is gone.");
    assert.ok(!(await sets()).some(({ name }) => name === "Curated size 38"));
  });
});
