// J3: a sketch under the means, from the draft to the published page; whatever was typed stays.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { png } from "../fixtures/png.ts";
import { Form } from "../pages/form.ts";
import { ProposalPage } from "../pages/proposals.ts";

const ALT = "一覧の各行にチェック欄がある";
const TYPED = {
  title: "出荷前の検品を写真で残したい",
  request: "検品のときに写真を残したい。",
  reason: "返品の理由を調べるのに半日かかります。",
  means: "検品の画面に撮影ボタンを付ける。",
};

test("J3: a sketch goes with a wish", async ({ page, database, language, accessible }) => {
  await signInAs(page, database, "田中", language);
  await page.goto("/proposals/new");
  const form = new Form(page, page.locator("main form:has([name=title])"));
  await form.fill({ title: TYPED.title });
  await form.send("intent", "save");
  await expect(page).toHaveURL(/\/proposals\/drafts\//);

  const add = form.at.locator("button[formenctype]");
  await test.step("a file that is no picture is refused, and nothing typed is lost", async () => {
    await form.fill({ ...TYPED, sketch_alt: ALT });
    await form.field("sketch").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("<script>") });
    await add.click();
    await form.refused(["sketch"], { ...TYPED, sketch_alt: ALT });
    await accessible(page);
  });

  await test.step("a picture is added, and what was typed is saved with it", async () => {
    await form.field("sketch").setInputFiles({ name: "画面.png", mimeType: "image/png", buffer: png(240, 160) });
    await add.click();
    const picture = page.locator(".sketches img");
    await expect(picture).toHaveAttribute("alt", ALT);
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(240);
    await form.refused([], TYPED);
    await accessible(page);
  });

  await test.step("a second one is taken away again", async () => {
    await form.field("sketch").setInputFiles({ name: "b.png", mimeType: "image/png", buffer: png(80, 60) });
    await form.fill({ sketch_alt: "別の案" });
    await add.click();
    await expect(page.locator(".sketches > li")).toHaveCount(2);
    await page.locator(".sketches button").last().click();
    await expect(page.locator(".sketches > li")).toHaveCount(1);
  });

  await form.fill({ area: "inventory", audience: "everyone" });
  await form.send("intent", "publish");
  const proposal = await ProposalPage.of(page);
  await test.step("the published page shows it under the means", async () => {
    const picture = page.locator(".part.means .sketches img");
    await expect(picture).toHaveAttribute("src", new RegExp(`^${proposal.path}/files/`));
    await accessible(page);
    // Chromium's own page around a picture wants styles and scripts, which a file must not have.
    const whole = await page.request.get((await page.locator(".part.means .sketches a").getAttribute("href")) ?? "");
    expect(whole.headers()["content-type"]).toBe("image/png");
    expect(whole.headers()["content-security-policy"]).toContain("sandbox");
  });

  expect(
    await database.rows(
      `SELECT f.name, f.alt, f.kind, f.width, f.height, f.draft_id IS NULL AS published
       FROM files f JOIN proposals p ON p.id = f.proposal_id WHERE p.number = ?`,
      proposal.number,
    ),
  ).toEqual([{ name: "画面.png", alt: ALT, kind: "png", width: 240, height: 160, published: 1 }]);
});
