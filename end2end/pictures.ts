// Pictures of each page × {ja, en} × {light, dark} × {390, 1280} in docs/pictures.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Person, signInAs } from "./fixtures/demo.ts";
import { expect, test } from "./fixtures/entaku.ts";

const FOLDER = resolve(import.meta.dirname, "..", "docs", "pictures");
const WIDTHS = [390, 1280];
const THEMES = ["light", "dark"] as const;

interface Picture {
  name: string;
  path: string;
  /** Clicked before the picture: the first of these links. */
  follow?: string;
}

/** In the order of one walk through the portal; nobody is signed in for the first. */
const WALKS: { who?: Person; pictures: Picture[] }[] = [
  { pictures: [{ name: "sign-in", path: "/sign-in" }] },
  {
    who: "田中",
    pictures: [
      { name: "home", path: "/" },
      { name: "proposals", path: "/proposals" },
      { name: "proposals-search", path: "/proposals?q=承認" },
      { name: "proposals-empty", path: "/proposals?q=zzzz" },
      { name: "proposal-new", path: "/proposals/new" },
      { name: "proposal", path: "/proposals", follow: "main a[href^='/proposals/']:not([href$='/new']):not([href*='drafts'])" },
      { name: "notices", path: "/notices" },
      { name: "profile", path: "/welcome" },
      { name: "not-found", path: "/proposals/999999" },
    ],
  },
  {
    who: "伊藤",
    pictures: [
      { name: "customers", path: "/customers" },
      { name: "customer", path: "/customers", follow: "main a[href^='/customers/']:not([href$='/import'])" },
      { name: "customers-import", path: "/customers/import" },
      { name: "mailbox", path: "/mailbox" },
    ],
  },
  {
    who: "森",
    pictures: [
      { name: "proposal-staff", path: "/proposals?status=new", follow: "main a[href^='/proposals/']:not([href$='/new'])" },
    ],
  },
];

for (const { who, pictures } of WALKS) {
  test(`pictures of ${who ?? "a guest"}`, async ({ page, database, language }) => {
    mkdirSync(FOLDER, { recursive: true });
    if (who) await signInAs(page, database, who, language);
    for (const picture of pictures) {
      await page.goto(picture.path);
      if (picture.follow) await page.locator(picture.follow).first().click();
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
          await page.screenshot({
            path: join(FOLDER, `${picture.name}-${language}-${theme}-${width}.png`),
            fullPage: true,
          });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(wide, `${picture.name} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
        }
      }
    }
  });
}
