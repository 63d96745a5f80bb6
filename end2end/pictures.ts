// Pictures of the pages × {ja, en} × {light, dark} × {390, 1280} in docs/pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { type Person, signInAs } from "./fixtures/demo.ts";
import { expect, test } from "./fixtures/entaku.ts";
import type { Language } from "./fixtures/words.ts";
import { Form } from "./pages/form.ts";

const FOLDER = resolve(import.meta.dirname, "..", "docs", "pictures");
/** Where a long page is cut: some of the pictures stand in the README. */
const SIZES = [
  { width: 390, height: 844, longest: 1200, whole: 2200 },
  { width: 1280, height: 900, longest: 960, whole: 1800 },
];
const THEMES = ["light", "dark"] as const;

interface Picture {
  name: string;
  path: string;
  /** The page that shows most of what Entaku is, cut later. */
  whole?: boolean;
  /** What a reader does before the picture. */
  first?(page: Page): Promise<void>;
}

interface Walk {
  who?: Record<Language, Person>;
  pictures: Picture[];
}

/** In the order of one walk through the portal; nobody is signed in for the first. */
const WALKS: Walk[] = [
  {
    pictures: [
      { name: "sign-in", path: "/sign-in" },
      { name: "sign-in-code", path: "/sign-in/code/enter" },
      { name: "reset", path: "/reset" },
    ],
  },
  {
    who: { ja: "田中", en: "Clarke" },
    pictures: [
      { name: "home", path: "/" },
      { name: "proposals", path: "/proposals" },
      { name: "proposal", path: "/proposals/31", whole: true },
      {
        name: "proposal-new",
        path: "/proposals/new",
        first: async (page) => {
          await page.waitForLoadState("networkidle");
          await page.locator("#proposal-form [name=title]").fill("請求書をまとめて承認したい");
          await expect(page.locator("section.similar")).toBeVisible();
          // The line that tells of the draft is on its way.
          await expect(page.locator("#saved")).not.toBeEmpty();
        },
      },
      { name: "notices", path: "/notices" },
      { name: "profile", path: "/profile" },
      { name: "account", path: "/account" },
      {
        name: "second-factor",
        path: "/account/second-factor",
        first: async (page) => {
          await page.locator("form[action='/account/second-factor/begin'] button").first().click();
          await expect(page.locator("svg.qr")).toBeVisible();
        },
      },
    ],
  },
  {
    who: { ja: "森", en: "森" },
    pictures: [
      {
        name: "answer",
        path: "/proposals/31",
        whole: true,
        first: async (page) => {
          await page.locator("details:has(form[action$='/answer']) > summary").click();
          await expect(page.locator("form[action$='/answer'] textarea")).toBeVisible();
        },
      },
      { name: "translation", path: "/proposals/31/translation" },
      { name: "proposal-history", path: "/proposals/31/history" },
    ],
  },
  {
    who: { ja: "伊藤", en: "伊藤" },
    pictures: [
      { name: "customers", path: "/customers" },
      {
        name: "company",
        path: "/customers",
        first: async (page) => {
          await page.getByRole("link", { name: "北星ロジスティクス" }).first().click();
        },
      },
      {
        name: "contact",
        path: "/customers?search=みなと食品",
        first: async (page) => {
          await page.getByRole("link", { name: "みなと食品" }).first().click();
          await page.getByRole("link", { name: "佐藤 健" }).first().click();
          await expect(page.locator(".own-reason")).toBeVisible();
        },
      },
      {
        name: "story",
        path: "/customers?search=北星",
        first: async (page) => {
          await page.getByRole("link", { name: "北星ロジスティクス" }).first().click();
          await page.locator(".story a").first().click();
          await expect(page.locator("textarea")).toHaveCount(6);
        },
      },
      { name: "personas", path: "/customers/personas" },
      {
        name: "import",
        path: "/customers/imports",
        first: async (page) => {
          await page.locator("tbody a").first().click();
          await expect(page.locator("a[href*='undo=1']")).toBeVisible();
        },
      },
      { name: "mailbox", path: "/mailbox" },
    ],
  },
];

WALKS.push(
  {
    who: { ja: "小林", en: "小林" },
    pictures: [
      { name: "studies", path: "/studies" },
      { name: "study", path: "/studies/1", whole: true },
      { name: "candidates", path: "/studies/2/candidates" },
      { name: "slots", path: "/studies/2/slots" },
      {
        name: "room",
        path: "/studies/1/slots",
        whole: true,
        first: async (page) => {
          await page.locator("a[href$='/room']").last().click();
          await expect(page.locator(".room-queue").first()).toBeVisible();
        },
      },
      { name: "insights", path: "/studies/1/insights" },
      { name: "insight", path: "/insights/1", whole: true },
      { name: "direct-contacts", path: "/direct-contacts" },
      { name: "survey", path: "/surveys/1", whole: true },
    ],
  },
  {
    who: { ja: "佐藤", en: "佐藤" },
    pictures: [
      { name: "studies-mine", path: "/studies/mine" },
      { name: "invitation", path: "/studies/1", whole: true },
    ],
  },
);

WALKS.push({
  who: { ja: "渡辺", en: "渡辺" },
  pictures: [
    { name: "administration", path: "/administration" },
    { name: "people", path: "/administration/people" },
    {
      name: "person",
      path: "/administration/people?search=Reid",
      first: async (page) => {
        await page.getByRole("link", { name: /Reid/ }).first().click();
        await expect(page.locator("#roles-form")).toBeVisible();
      },
    },
    { name: "staff-new", path: "/administration/people/new" },
    { name: "settings", path: "/administration/settings" },
    { name: "journal", path: "/administration/journal" },
    { name: "jobs", path: "/administration/jobs" },
    { name: "mail-queue", path: "/administration/mail" },
    { name: "suppressions", path: "/administration/suppressions" },
    { name: "checks", path: "/administration/checks" },
  ],
});

/** The item that most is said about, on the page where it is listed first. */
const known = { ja: "まとめ承認と途中保存", en: "Approve together, pause in between" };
const openKnown = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: new RegExp(`^(${known.ja}|${known.en})$`) }).first().click();
  await page.waitForURL(/\/items\/\d+$/);
};

/** The roadmap, as a member, its author and customer success see it; after what they saw before. */
const ROADMAP: Record<string, Picture[]> = {
  田中: [
    { name: "roadmap", path: "/roadmap", whole: true },
    { name: "roadmap-timeline", path: "/roadmap?view=timeline" },
    {
      name: "roadmap-changes",
      path: "/roadmap",
      whole: true,
      first: async (page) => {
        await page.locator("aside.note a[href^='/roadmap/changes']").first().click();
        await page.waitForURL(/\/changes\?/);
      },
    },
    { name: "roadmap-item", path: "/roadmap", whole: true, first: openKnown },
  ],
  森: [
    { name: "roadmap-draft", path: "/roadmap/draft", whole: true },
    { name: "roadmap-entry", path: "/roadmap/draft", whole: true, first: openKnown },
    { name: "roadmap-publish", path: "/roadmap/draft/publish" },
  ],
  伊藤: [
    {
      name: "briefing",
      path: "/briefings",
      whole: true,
      first: async (page) => {
        // Releases have theirs.
        await page.locator("main a[href^='/briefings/']", { hasText: /四半期版|-Q\d/ }).first().click();
        await page.waitForURL(/\/briefings\/[0-9a-f-]{36}$/);
      },
    },
  ],
};

/** The newest release. */
const newest = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: /^(一定の金額からは、二人で承認|Two approvers above an amount limit)$/ }).first().click();
  await page.waitForURL(/\/releases\/\d+$/);
};

/** What came out, and what it did for customers. */
const RELEASES: Record<string, Picture[]> = {
  田中: [
    { name: "releases", path: "/releases", whole: true },
    { name: "release", path: "/releases", whole: true, first: newest },
    { name: "thanks", path: "/thanks", whole: true },
  ],
  森: [
    {
      name: "release-draft",
      path: "/releases",
      whole: true,
      first: async (page) => {
        await page.locator("main a[href^='/releases/drafts/']").first().click();
        await page.waitForURL(/\/drafts\//);
      },
    },
  ],
};
for (const walk of WALKS) walk.pictures.push(...[ROADMAP, RELEASES].flatMap((more) => more[walk.who?.ja ?? ""] ?? []));

async function picture(page: Page, name: string, language: Language, whole = false): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const protocol = await page.context().newCDPSession(page);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    for (const { width, height, ...limits } of SIZES) {
      await page.setViewportSize({ width, height });
      const size = await page.evaluate(() => ({
        high: document.documentElement.scrollHeight,
        sideways: document.documentElement.scrollWidth - window.innerWidth,
      }));
      expect(size.sideways, `${name} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      // A window as high as the picture, so that what sticks to its end doesn't lie across the middle.
      await page.setViewportSize({ width, height: Math.min(size.high, whole ? limits.whole : limits.longest) });
      // WebP, which only the protocol offers: a fifth of the bytes of PNG, and letters stay sharp.
      const { data } = await protocol.send("Page.captureScreenshot", { format: "webp", quality: 82 });
      writeFileSync(join(FOLDER, `${name}-${language}-${theme}-${width}.webp`), Buffer.from(data, "base64"));
    }
  }
}

for (const { who, pictures } of WALKS) {
  test(`pictures of ${who?.ja ?? "a guest"}`, async ({ page, database, language }) => {
    if (who) await signInAs(page, database, who[language], language);
    for (const { name, path, whole, first } of pictures) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path);
      await first?.(page);
      await picture(page, name, language, whole);
    }
  });
}

test("picture of an invitation", async ({ page, browserOf, database, mailbox, language }) => {
  await signInAs(page, database, "伊藤", language);
  await page.goto("/customers");
  await page.getByRole("link", { name: "北星ロジスティクス" }).first().click();
  await expect(page.locator("#invite")).toBeVisible();
  const invite = new Form(page, `${new URL(page.url()).pathname}/invitations#invite`);
  const email = "yui.takahashi@hokusei.example";
  await invite.fill({
    person: "",
    family_name: "高橋",
    given_name: "結衣",
    email,
    lang: language,
    personal_line: language === "ja" ? "先日は倉庫をご案内くださり、ありがとうございました。" : "Thank you for showing us around your warehouse.",
  });
  await invite.send("intent", "send");
  const mail = await mailbox.newest(email);
  const guest = await browserOf("guest");
  await guest.goto(mail.links.find((link) => link.includes("/join/")) ?? "");
  await expect(guest.locator("form[action='/join']")).toBeVisible();
  await picture(guest, "join", language);
});
