// J3: a sketch under the means, from the draft to the published page; whatever was typed stays.
import { deflateSync } from "node:zlib";
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";
import { ProposalPage } from "../pages/proposals.ts";

const ALT = "一覧の各行にチェック欄がある";
const TYPED = {
  title: "出荷前の検品を写真で残したい",
  request: "検品のときに写真を残したい。",
  reason: "返品の理由を調べるのに半日かかります。",
  means: "検品の画面に撮影ボタンを付ける。",
};

/** A grey PNG, without any help of the product. */
function png(width: number, height: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer): number => {
    let c = 0xffffffff;
    for (const byte of bytes) c = ((table[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)) >>> 0;
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

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
