// J1, the guard: a person on hold is invited with a reason alone, who opted out by nobody, and the reason of a hold
// is its author's alone.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

const PRIVATE = "契約の見直しを相談中 (for my eyes only)";

test("J1: a hold, an opt-out, and what stands in their way", async ({ page, browserOf, database, mailbox, language, accessible }) => {
  await signInAs(page, database, "伊藤", language);
  await page.goto("/customers?search=清流飲料");
  await page.getByRole("link", { name: "清流飲料" }).first().click();
  const company = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "近藤 さくら" }).first().click();
  const contact = new URL(page.url()).pathname;
  await accessible(page);

  await test.step("she says what this person is", async () => {
    const roles = new Form(page, contact);
    await roles.fill({ role_decider: true, role_champion: true });
    await roles.send();
    await expect(page.locator("header .tag")).toHaveCount(4);
  });

  await test.step("a hold needs its last day, and nothing typed is lost", async () => {
    const guard = new Form(page, `${contact}/guard`);
    await guard.fill({ state: "held", until: "", reason: PRIVATE });
    await guard.send();
    await guard.refused(["until"], { reason: PRIVATE });
    const day = String(await database.value("SELECT date('now', '+40 days')"));
    await guard.fill({ until: day });
    await guard.send();
    await expect(page.locator(".own-reason")).toContainText(PRIVATE);
    await accessible(page);
  });

  const mori = await browserOf("Mori");
  await test.step("the product manager sees the hold and not why", async () => {
    await signInAs(mori, database, "森", language);
    await mori.goto(contact);
    await expect(mori.locator(".guard")).toContainText("伊藤 直子");
    expect(await mori.content()).not.toContain(PRIVATE);
    await expect(mori.locator(`form[action="${contact}/guard"]`)).toHaveCount(0);
  });

  await test.step("an invitation asks for a reason, and takes one", async () => {
    await mori.goto(company);
    const invite = new Form(mori, `${company}/invitations#invite`);
    await invite.fill({ lang: "ja" });
    await invite.send("intent", "send");
    await invite.refused(["override_reason"]);
    await invite.fill({ override_reason: "She asked us for it at the fair." });
    await invite.send("intent", "send");
    await expect(mori).toHaveURL(new RegExp(`${company}(#invite)?$`));
    await mailbox.newest("kondo@seiryu.example");
  });

  await test.step("who opted out is invited by nobody", async () => {
    await page.goto(contact);
    const guard = new Form(page, `${contact}/guard`);
    await guard.fill({ state: "opted-out", until: "", reason: "" });
    await guard.send();
    await page.goto(company);
    await expect(page.locator(".guard.shut")).toBeVisible();
    await expect(page.locator("#invite [name=person]")).toHaveCount(1);
    await accessible(page);
  });

  expect(
    await database.rows(
      "SELECT kind, facts LIKE '%at the fair%' AS reason, facts LIKE '%for my eyes only%' AS told FROM events WHERE kind IN ('identity.contact-held', 'identity.guard-overridden', 'identity.contact-opted-out') AND subject_id = (SELECT id FROM people WHERE email = ?) ORDER BY id",
      "kondo@seiryu.example",
    ),
  ).toEqual([
    { kind: "identity.contact-held", reason: 0, told: 0 },
    { kind: "identity.guard-overridden", reason: 1, told: 0 },
    { kind: "identity.contact-opted-out", reason: 0, told: 0 },
  ]);
});
