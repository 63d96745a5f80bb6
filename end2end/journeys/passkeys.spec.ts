// A passkey is added, signed in with, and removed; without JavaScript nobody misses anything but that.
import type { CDPSession, Page } from "@playwright/test";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";

/** A telephone of its own inside of the browser: keeps passkeys, and says that its owner was there. */
async function device(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

test("A passkey is added, opens the account, and is removed", async ({ page, database, mailbox, language, t, javaScriptEnabled, accessible }) => {
  const address = await signInAs(page, database, "田中", language);
  await page.goto("/account");
  const section = page.locator("#passkeys");
  await expect(section).toBeVisible();

  if (!javaScriptEnabled) {
    // Said in a sentence; no button that leads nowhere, and the rest of the page goes on working.
    await expect(section).toContainText(t("account-passkeys-without"));
    await expect(section.locator("a")).toBeHidden();
    await page.locator("a[href='/account/password']").click();
    await expect(page).toHaveURL(/\/account\/password$/);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await expect(page.locator("form[action='/sign-in/passkey']")).toBeHidden();
    await expect(page.locator("form[action='/sign-in']").first()).toBeVisible();
    return;
  }

  const { cdp, id } = await device(page);
  const kept = async (): Promise<number> => (await cdp.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials.length;

  await test.step("it is named first, and then the browser makes it", async () => {
    await expect(page.locator("[data-no-passkeys]")).toBeHidden();
    await accessible(page);
    await section.getByRole("link", { name: t("account-passkeys-add") }).click();
    await expect(page).toHaveURL(/\/account\/passkeys\/new$/);
    await accessible(page);
    const form = new Form(page, "/account/passkeys/new");
    await form.send();
    await form.refused(["name"]);
    await form.fill({ name: "会社のノートPC" });
    await form.send();
    await expect(page).toHaveURL(/\/account$/);
    await expect(page.getByRole("status")).toContainText(t("message-passkey-added"));
    await expect(section).toContainText("会社のノートPC");
    expect(await kept()).toBe(1);
    await accessible(page);
    await mailbox.newest(address, (mail) => mail.subject.includes(language === "ja" ? "パスキー" : "passkey"));
  });

  await test.step("the same device makes no second one", async () => {
    await page.goto("/account/passkeys/new");
    const form = new Form(page, "/account/passkeys/new");
    await form.fill({ name: "Twice" });
    await form.send();
    await expect(page.locator("[data-passkey-failed]")).toBeVisible();
    await accessible(page);
    expect(await kept()).toBe(1);
  });

  await test.step("it signs in, without an address", async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in?next=%2Faccount");
    await accessible(page);
    await page.getByRole("button", { name: t("account-by-passkey") }).click();
    await expect(page).toHaveURL(/\/account$/);
    await expect(section).not.toContainText(t("account-passkey-unused"));
  });

  await test.step("who declines may try again", async () => {
    await page.context().clearCookies();
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
    await page.goto("/sign-in");
    await page.getByRole("button", { name: t("account-by-passkey") }).click();
    await expect(page.locator("[data-passkey-failed]")).toBeVisible();
    await accessible(page);
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: true });
    await page.getByRole("button", { name: t("account-by-passkey-button") }).click();
    await expect(page).toHaveURL(/\/$/);
  });

  await test.step("removed, it opens nothing any more", async () => {
    await page.goto("/account");
    await section.getByRole("button", { name: t("account-passkey-remove-spoken", { name: "会社のノートPC" }) }).click();
    await expect(page.getByRole("status")).toContainText(t("message-passkey-removed"));
    await expect(section).not.toContainText("会社のノートPC");
    await page.context().clearCookies();
    await page.goto("/sign-in");
    expect(await kept()).toBe(1);
    await page.getByRole("button", { name: t("account-by-passkey") }).click();
    await expect(page.locator(".errors")).toContainText(t("error-passkey-refused"));
    await accessible(page);
  });

  expect(
    await database.rows(
      `SELECT (SELECT count(*) FROM passkeys) AS passkeys, (SELECT count(*) FROM sessions s WHERE s.person_id = p.id AND by_passkey = 1) AS open,
        (SELECT group_concat(kind, ' ') FROM (SELECT kind FROM events e WHERE e.subject_id = p.id AND e.kind LIKE 'identity.%' ORDER BY at, id)) AS events
       FROM people p WHERE p.email = ?`,
      address,
    ),
  ).toEqual([
    {
      passkeys: 0,
      open: 1,
      events: "identity.signed-in identity.passkey-added identity.signed-in identity.signed-in identity.passkey-removed",
    },
  ]);
});
