// Everybody keeps their own profile; of two windows the later is told.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

test("one's own profile", async ({ page, context, database, language, accessible }) => {
  const email = await signInAs(page, database, "森", language);
  await page.goto("/profile");
  await accessible(page);
  const form = new Form(page, "/profile");
  const other = await context.newPage();
  await other.goto("/profile");

  await test.step("without a name it is not taken, and nothing is lost", async () => {
    await form.fill({ family_name: " ", goal: "一週間以内の回答" });
    await form.send();
    await form.refused(["family_name"], { goal: "一週間以内の回答" });
  });

  await test.step("it is saved", async () => {
    await form.fill({ family_name: "森", time_zone: "Europe/Berlin", can_help_with: "承認の設計" });
    await form.send();
    await expect(form.field("can_help_with")).toHaveValue("承認の設計");
    await expect(form.field("time_zone")).toHaveValue("Europe/Berlin");
  });

  await test.step("the other window is told, with what was typed there", async () => {
    const late = new Form(other, "/profile");
    await late.fill({ pain: "返事が遅い" });
    await late.send();
    await expect(other.locator(".errors")).toBeVisible();
    await late.refused([], { pain: "返事が遅い" });
  });

  expect(await database.rows("SELECT time_zone, can_help_with, goal, pain FROM people WHERE email = ?", email)).toEqual([
    { time_zone: "Europe/Berlin", can_help_with: "承認の設計", goal: "一週間以内の回答", pain: "" },
  ]);
});
