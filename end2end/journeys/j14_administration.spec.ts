// J14, step 4: an administrator shuts an account that is open in another browser, changes what the
// portal is called, and reads in the journal who did it.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

test("J14: a shut account is out at once, a changed name is there at once, and the journal tells of both", async ({
  page,
  browserOf,
  database,
  language,
  accessible,
  watch,
}) => {
  // The stream of the shut account is asked for again by its browser, and refused.
  watch.expect(/\/events answered 401/);
  watch.expect(/\/api\/notices\/unread answered 401/);
  const sato = await browserOf("sato");
  await signInAs(sato, database, "佐藤", language);
  await sato.goto("/proposals");
  await expect(sato.locator("main")).toBeVisible();
  await signInAs(page, database, "渡辺", language);

  await test.step("he finds the person", async () => {
    await page.goto("/administration");
    await accessible(page);
    await page.goto("/administration/people?search=%E3%81%95%E3%81%A8%E3%81%86");
    await accessible(page);
    await page.locator("main").getByRole("link", { name: /佐藤/ }).first().click();
    await expect(page).toHaveURL(/\/administration\/people\/[0-9a-f-]{36}$/);
    await accessible(page);
  });
  const person = new URL(page.url()).pathname;

  await test.step("and shuts the account, which ends what is open elsewhere", async () => {
    await new Form(page, `${person}/disable`).send();
    await expect(page.locator(`form[action="${person}/enable"]`)).toBeVisible();
    await sato.goto("/proposals");
    await expect(sato).toHaveURL(/\/sign-in/);
    expect(await database.value("SELECT state FROM people WHERE family_name = '佐藤'")).toBe("disabled");
  });

  await test.step("the account comes back, the session does not", async () => {
    await new Form(page, `${person}/enable`).send();
    await expect(page.locator(`form[action="${person}/disable"]`)).toBeVisible();
    await sato.goto("/proposals");
    await expect(sato).toHaveURL(/\/sign-in/);
    await signInAs(sato, database, "佐藤", language);
    await expect(sato).not.toHaveURL(/\/sign-in/);
  });

  await test.step("he changes what the company is called; a number out of its range is refused", async () => {
    await page.goto("/administration/settings");
    await accessible(page);
    const settings = new Form(page, "/administration/settings");
    await settings.fill({ vendor_name_ja: "青空工房", vendor_name_en: "Aozora Studio", first_word_days: "0" });
    await settings.send();
    await settings.refused(["first_word_days"], { vendor_name_en: "Aozora Studio" });
    await settings.fill({ first_word_days: "4" });
    await settings.send();
    await expect(page.locator(".message")).toBeVisible();
    await sato.goto("/proposals");
    await expect(sato.locator(".brand small").first()).toHaveText(language === "ja" ? "青空工房" : "Aozora Studio");
    const holidays = new Form(page, "/administration/holidays#holidays");
    await holidays.fill({ days: "2027-12-29, closed\n2027/12/30" });
    await holidays.send();
    await expect(page.locator("time[datetime='2027-12-30']")).toBeVisible();
    expect(await database.value("SELECT count(*) FROM holidays WHERE day IN ('2027-12-29', '2027-12-30')")).toBe(2);
  });

  await test.step("the journal tells who did all this", async () => {
    for (const path of ["journal", "jobs", "mail", "suppressions", "checks"]) {
      await page.goto(`/administration/${path}`);
      await accessible(page);
    }
    await page.goto("/administration/journal?kind=person.disabled");
    await expect(page.locator("table.journal tbody tr")).toHaveCount(1);
    await expect(page.locator("table.journal tbody tr")).toContainText("渡辺 薫");
    for (const kind of ["person.disabled", "person.enabled", "settings.changed", "settings.holidays-added"]) {
      expect(await database.value("SELECT count(*) FROM events WHERE kind = ? AND actor_id IS NOT NULL", kind)).toBe(1);
    }
  });
});
