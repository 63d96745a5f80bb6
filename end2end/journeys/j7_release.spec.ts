// J7, steps 3 to 6: a release answers proposals, everybody who had asked hears of it once and in their own
// words, and what it did for them comes back to its builders as thanks, as a story, as tips.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { png } from "../fixtures/png.ts";
import { Form } from "../pages/form.ts";
import { ReleasePage, unfold } from "../pages/releases.ts";
import { itemCalled } from "../pages/roadmap.ts";

const KNOWN = 31;
const ALSO = "承認の確認を途中で保存したい";
const ITEM = "まとめ承認と途中保存";
const NOTE = {
  title_ja: "検収済みの請求書を、まとめて承認できます",
  title_en: "Approve checked bills together",
  background_ja: "月末に数百枚を一枚ずつ開き、電話のたびに最初から確認し直していました。",
  background_en: "Hundreds of bills were opened one by one, and begun again after every call.",
  intended_use_ja: "月末の三日間に承認が集中する経理の方に。",
  intended_use_en: "For accounts whose approvals pile up in the last three days.",
  how_to_start_ja: "一覧で取引先を選び、「まとめて確認」を押してください。",
  how_to_start_en: "Choose a supplier in the list and press Check together.",
  limits_ja: "一度にまとめられるのは二百枚までです。",
  limits_en: "Two hundred bills at a time.",
};
const DOCUMENT = "https://wiki.aozora.example/flow/approve-together";
const ALT = "取引先ごとにまとまった一覧と、合計金額";
const WHY = "月末の二日が一日になり、課長が定時に帰れました。 <script>document.title='broken'</script>";
const STORY = {
  text_ja: "北星ロジスティクスさまの経理課では、月末の二日間で約240件を開いていました。今は一日で終わります。",
  text_en: "At Hokusei Logistics some 240 bills took two days at the end of each month. Today they take one.",
};
const FEEDBACK = { scene: "十一月の締めで、二百枚を三回に分けて", worked: "途中で電話に出ても、続きから確認できました。", missing: "合計が取引先の明細と違うときの印" };
const TIP = { text_ja: "取引先ごとに三回に分けると、電話のあとも迷いません。", text_en: "Go through the suppliers in three parts, and no call makes you lose your place." };
const SUMMARY = { summary_ja: "三社とも、締めが一日で終わりました。", summary_en: "All three companies closed in one day." };

/** As a mail or a page may break its lines. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ");

/** Hours until the next Monday after nine in Tokyo. */
function untilMonday(now = Date.now()): number {
  const tokyo = new Date(now + 9 * 3_600_000);
  const monday = Date.UTC(tokyo.getUTCFullYear(), tokyo.getUTCMonth(), tokyo.getUTCDate() + ((8 - tokyo.getUTCDay()) % 7 || 7), 9);
  return Math.ceil((monday - tokyo.getTime()) / 3_600_000);
}

test("J7: a release reaches who had asked, and their thanks reach its builders", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  t,
  accessible,
}) => {
  test.slow();
  const other = language === "ja" ? "en" : "ja";
  const said = (name: "title" | "background" | "limits") => NOTE[`${name}_${language}`];
  const also = Number(await database.value("SELECT number FROM proposals WHERE title = ?", ALSO));
  const item = await itemCalled(database, ITEM);
  const tanakas = await browserOf("田中");
  const tanaka = await signInAs(tanakas, database, "田中", language);
  const satos = await browserOf("佐藤");
  const sato = await signInAs(satos, database, "佐藤", language);
  const itos = await browserOf("伊藤");
  const ito = await signInAs(itos, database, "伊藤", language);
  await signInAs(page, database, "森", language);

  const drafted = await test.step("Mori writes what came, why, how to start and what it does not do yet", async () => {
    await page.goto("/releases");
    await accessible(page);
    await page.locator("main").getByRole("link", { name: t("releases-write") }).click();
    await accessible(page);
    const form = new Form(page, "/releases");
    await form.send();
    await form.refused([`title_${language}`, `background_${language}`, `how_to_start_${language}`]);
    await form.fill({ ...NOTE, staff_document: DOCUMENT, proposals: `#${KNOWN}, #${also}, #9999`, items: `#${item.number}`, builder1: "小林 翔", builder2: "森 亜希" });
    await form.send();
    await form.refused(["proposals"], { title_ja: NOTE.title_ja, staff_document: DOCUMENT });
    await accessible(page);
    await form.fill({ proposals: `#${KNOWN}, #${also}` });
    await form.send();
    await expect(page).toHaveURL(/\/releases\/drafts\/[0-9a-f-]{36}/);
    return new URL(page.url()).pathname;
  });

  await test.step("she adds a picture; what she typed in between is saved with it", async () => {
    const form = new Form(page, drafted);
    await form.fill({ limits_ja: `${NOTE.limits_ja}来春に広げます。`, sketch_alt: ALT });
    await form.field("sketch").setInputFiles({ name: "一覧.png", mimeType: "image/png", buffer: png(320, 200) });
    await form.at.locator("button[formenctype]").click();
    const picture = page.locator("#pictures img");
    await expect(picture).toHaveAttribute("alt", ALT);
    await picture.scrollIntoViewIfNeeded();
    // It comes when it is looked at, and so does the room it takes.
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(100);
    await expect(form.field("limits_ja")).toHaveValue(`${NOTE.limits_ja}来春に広げます。`);
    await accessible(page);
  });

  const release = await test.step("until it is published nobody else knows of it; then it is there", async () => {
    for (const path of [drafted, "/releases/new"]) expect((await tanakas.request.get(path)).status(), path).toBe(404);
    expect(await (await tanakas.request.get("/releases")).text()).not.toContain(said("title"));
    const waiting = Number(await database.value("SELECT count(DISTINCT person_id) FROM voices v JOIN proposals p ON p.id = v.proposal_id WHERE p.number IN (?, ?)", KNOWN, also));
    await expect(page.locator("#publish")).toContainText(t("releases-publish-told", { n: waiting }));
    await new Form(page, `${drafted}/publish`).send();
    await expect(page).toHaveURL(/\/releases\/\d+$/);
    await expect(page.locator("h1")).toHaveText(said("title"));
    await accessible(page);
    return new ReleasePage(page, Number(page.url().split("/").at(-1)));
  });
  const { path, number } = release;

  await test.step("its proposals and its item are released", async () => {
    await expect
      .poll(async () => (await database.rows("SELECT DISTINCT status FROM proposals WHERE number IN (?, ?)", KNOWN, also)).map((row) => row.status), { timeout: 60_000 })
      .toEqual(["released"]);
    expect(await database.value("SELECT released_at IS NOT NULL FROM roadmap_items WHERE number = ?", Number(item.number))).toBe(1);
    await page.goto(`/roadmap/items/${item.number}`);
    await expect(page.locator(".trail")).toContainText(t("proposals-stage-release"));
    await expect(page.locator(`.trail a[href='${path}']`)).toBeVisible();
  });

  const subject = t("mail-release-subject", { title: said("title") });
  await test.step("who had asked reads it in their language, with the reason they had given", async () => {
    const [asked] = await database.rows(
      "SELECT p.reason AS reason_ja, l.reason AS reason_en, p.title AS title_ja, l.title AS title_en FROM proposals p JOIN translations l ON l.proposal_id = p.id WHERE p.number = ?",
      KNOWN,
    );
    const hers = await mailbox.newest(tanaka, (mail) => mail.subject === subject, 60_000);
    const text = plain(hers.text);
    for (const one of [asked?.[`reason_${language}`], asked?.[`title_${language}`], said("title"), said("background"), t("mail-release-here")])
      expect(text).toContain(plain(String(one)));
    expect(text).toContain(`#${KNOWN}`);
    expect(text).not.toContain(plain(NOTE[`background_${other}`]));
    expect(hers.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    const own = String(await database.value("SELECT r.text FROM reasons r JOIN proposals p ON p.id = r.proposal_id JOIN people q ON q.id = r.person_id WHERE p.number = ? AND q.email = ?", KNOWN, sato));
    const his = await mailbox.newest(sato, (mail) => mail.subject === subject, 60_000);
    expect(plain(his.text)).toContain(plain(own));
  });

  await test.step("customer success has the list", async () => {
    const list = await mailbox.newest(ito, (mail) => mail.subject === t("mail-release-customers-subject", { title: said("title") }), 60_000);
    expect(list.text).toContain("北星ロジスティクス");
    expect(list.text).toContain("みなと食品");
    expect(list.text).not.toContain("Northfield Care");
    await itos.goto("/notices");
    await itos.locator(`main a[href='${path}']`).first().click();
    await expect(itos.locator("#desk .companies, .companies").first()).toContainText("北星ロジスティクス");
    await expect(itos.getByRole("link", { name: DOCUMENT })).toBeVisible();
    await accessible(itos);
  });

  const hers = new ReleasePage(tanakas, number);
  await test.step("Tanaka comes from the bell, and says what it did for her", async () => {
    await tanakas.goto("/notices");
    await tanakas.locator(`main a[href='${path}']`).first().click();
    await expect(tanakas.locator("main .note.here")).toContainText(`#${KNOWN}`);
    await expect(tanakas.locator("main")).toContainText(said("limits"));
    await expect(tanakas.locator("main .builders")).toContainText("小林 翔");
    await expect(tanakas.locator("main figure img")).toHaveAttribute("alt", ALT);
    expect(await tanakas.content()).not.toContain(DOCUMENT);
    await hers.thanks().send();
    await hers.thanks().refused(["text"]);
    await accessible(tanakas);
    await hers.thanks().fill({ text: WHY, may_quote: true });
    await hers.thanks().send();
    await expect(tanakas).toHaveURL(new RegExp(`${path}/thanks/[0-9a-f-]{36}$`));
    await expect(tanakas.locator(".voice")).toContainText("<script>document.title='broken'</script>");
    expect(await tanakas.title()).not.toContain("broken");
    await accessible(tanakas);
  });
  const voice = new URL(tanakas.url()).pathname;

  await test.step("it stands on the Thanks page, and its builders hear of it", async () => {
    await satos.goto("/thanks");
    const line = satos.locator(".voice", { hasText: "定時に帰れました" });
    await expect(line).toContainText("田中");
    await expect(line).toContainText("<script>document.title='broken'</script>");
    await accessible(satos);
    const builder = await browserOf("小林");
    await signInAs(builder, database, "小林", language);
    await builder.goto("/notices");
    await expect(builder.locator(`main a[href='${voice}']`, { hasText: said("title") })).toContainText("田中 美咲");
  });

  await test.step("Mori asks for her story; nobody else reads it before she agrees", async () => {
    await page.goto("/thanks");
    await page.locator(`main a[href^='${voice}']`).first().click();
    await accessible(page);
    const story = await unfold(new Form(page, `${voice}/story`));
    await story.fill(STORY);
    await story.send();
    await expect(page.locator("#story")).toContainText(t("thanks-consent-asked"));
    for (const place of [voice, "/thanks", path]) expect(await (await satos.request.get(place)).text(), place).not.toContain(STORY[`text_${language}`]);
    await expect(page.locator(`form[action='${voice}/story/publish']`)).toHaveCount(0);
  });

  await test.step("she reads it in both languages, and agrees", async () => {
    const mail = await mailbox.newest(tanaka, (one) => one.subject === t("mail-story-subject", { title: said("title") }), 60_000);
    expect(plain(mail.text)).toContain(STORY[`text_${language}`]);
    expect(mail.text).toContain(voice);
    await tanakas.goto("/notices");
    await tanakas.locator(`main a[href='${voice}']`).first().click();
    await expect(tanakas).toHaveURL(new RegExp(voice));
    for (const text of Object.values(STORY)) await expect(tanakas.locator("#story")).toContainText(text);
    await accessible(tanakas);
    await new Form(tanakas, `${voice}/story/answer`).send("agree", "1");
    await expect(tanakas.locator("#story")).toContainText(t("thanks-own-given"));
    expect(await (await satos.request.get(voice)).text()).not.toContain(STORY[`text_${language}`]);
  });

  await test.step("it is published, and everybody reads it", async () => {
    await page.goto(voice);
    await expect(page.locator("#story")).toContainText(t("thanks-consent-given"));
    await new Form(page, `${voice}/story/publish`).send();
    await expect(page.locator("#story")).toContainText(t("thanks-story-public"));
    await satos.goto(voice);
    await expect(satos.locator("#story")).toContainText(STORY[`text_${language}`]);
    await accessible(satos);
  });

  await test.step("she says how it went; customer success makes a tip of it, without her name", async () => {
    await hers.open();
    const feedback = await unfold(hers.feedback());
    await feedback.fill({ scene: FEEDBACK.scene });
    await feedback.send();
    await feedback.refused(["worked"]);
    await feedback.fill(FEEDBACK);
    await feedback.send();
    await expect(tanakas.locator("main")).toContainText(t("releases-feedback-mine"));
    expect(await (await satos.request.get(path)).text()).not.toContain(FEEDBACK.worked);

    const desk = await new ReleasePage(itos, number).open();
    const received = desk.received(FEEDBACK.worked);
    await expect(received).toContainText("田中");
    const tip = await unfold(new Form(itos, received.locator("form[action$='/tips']")));
    await accessible(itos);
    await tip.fill(TIP);
    await tip.send();
    await satos.goto(path);
    const tips = satos.locator("#tips");
    await expect(tips).toContainText(TIP[`text_${language}`]);
    await expect(tips).not.toContainText("田中");
  });

  await test.step("Mori sums up what was found", async () => {
    await release.open();
    const summary = await unfold(release.summary());
    await summary.fill(SUMMARY);
    await summary.send();
    await satos.goto(path);
    await expect(satos.locator("#summary")).toContainText(SUMMARY[`summary_${language}`]);
    await accessible(satos);
  });

  await test.step("the trail of the proposal goes from murmur to thanks", async () => {
    await tanakas.goto(`/proposals/${KNOWN}`);
    const trail = tanakas.locator(".trail").first();
    await expect(trail.locator(`a[href='${path}']`)).toBeVisible();
    await expect(trail.locator(`a[href='${path}#thanks']`)).toBeVisible();
    for (const stage of ["release", "thanks"]) await expect(trail.locator("li.past", { hasText: t(`proposals-stage-${stage}`) })).toBeVisible();
    await trail.locator(`a[href='${path}#thanks']`).click();
    await expect(tanakas.locator("#thanks")).toContainText("定時に帰れました");
    await tanakas.locator(`main a[href='/proposals/${KNOWN}']`).first().click();
    await expect(tanakas).toHaveURL(/\/proposals\/31$/);
  });

  await test.step("on Monday the builders have the thanks of the week", async () => {
    const origin = new URL(page.url()).origin;
    const answer = await page.request.post("/demo/clock", { form: { hours: String(untilMonday()) }, headers: { origin }, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    const letter = await mailbox.newest("kobayashi@aozora.example", (mail) => mail.text.includes("定時に帰れました"), 90_000);
    expect(letter.text).toContain("田中");
    expect(letter.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  });

  // Once each, whatever was pressed.
  expect(
    await database.rows(
      `SELECT r.state, r.title_ja, r.limits_ja, r.summary_en, u.family_name AS by,
        (SELECT group_concat(p.number) FROM release_proposals l JOIN proposals p ON p.id = l.proposal_id WHERE l.release_id = r.id ORDER BY p.number) AS answers,
        (SELECT count(*) FROM release_builders b WHERE b.release_id = r.id) AS builders,
        (SELECT count(*) FROM files f WHERE f.release_id = r.id) AS pictures,
        (SELECT count(*) FROM notices n JOIN people q ON q.id = n.person_id WHERE n.event_id = r.event_id AND n.kind = 'release-published' AND q.email IN (?1, ?2)) AS told,
        (SELECT count(*) FROM outbox o WHERE o.event_id = r.event_id AND o.kind = 'release-published')
          - (SELECT count(*) FROM release_people w JOIN people q ON q.id = w.person_id WHERE w.release_id = r.id AND q.state = 'active' AND q.id <> r.published_by) AS unequal,
        (SELECT t.may_quote || ' ' || s.consent || ' ' || (s.published_at IS NOT NULL) FROM thanks t JOIN outcome_stories s ON s.thanks_id = t.id WHERE t.release_id = r.id) AS story,
        (SELECT count(*) FROM feedback f WHERE f.release_id = r.id) AS feedback,
        (SELECT count(*) FROM tips i WHERE i.release_id = r.id AND i.feedback_id IS NOT NULL) AS tips
       FROM releases r JOIN people u ON u.id = r.published_by WHERE r.number = ?3`,
      tanaka,
      sato,
      number,
    ),
  ).toEqual([
    {
      state: "published",
      title_ja: NOTE.title_ja,
      limits_ja: `${NOTE.limits_ja}来春に広げます。`,
      summary_en: SUMMARY.summary_en,
      by: "森",
      answers: expect.stringMatching(new RegExp(`^(${KNOWN},${also}|${also},${KNOWN})$`)) as unknown as string,
      builders: 2,
      pictures: 1,
      told: 2,
      unequal: 0,
      story: "1 given 1",
      feedback: 1,
      tips: 1,
    },
  ]);
});
