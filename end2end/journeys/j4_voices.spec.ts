// J4: members need it too, give their own reasons, discuss; a PM answers with a reason, and it comes by mail.
import { addressOf, signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";
import { ProposalList, ProposalPage } from "../pages/proposals.ts";

const REASON = "当社では検品の締めが夜になり、翌朝まで承認を待っています。";
const COMMENT = "@田中 美咲 まとめて承認する単位は、取引先ごとでしょうか。";
const ENGLISH = {
  title: "Inspected bills, approved together",
  request: "Let us approve what has been inspected together.",
  reason: "Our inspection closes at night, and approvals wait until the morning.",
};
const ANSWER = "来期の設計に入れます。取引先ごとの承認から始めます。";

test("J4: voices, a reason of one's own, a word to a colleague, an answer by mail", async ({
  page,
  browserOf,
  database,
  mailbox,
  language,
  accessible,
}) => {
  const sato = await signInAs(page, database, "佐藤", language);
  const tanaka = await addressOf(database, "田中");
  // One of hers that he has not spoken for yet, still open.
  const number = Number(
    await database.value(
      `SELECT p.number FROM proposals p JOIN people a ON a.id = p.author_id
       WHERE a.email = ? AND p.audience = 'everyone' AND p.status IN ('new', 'under-review')
         AND NOT EXISTS (SELECT 1 FROM voices v JOIN people q ON q.id = v.person_id WHERE v.proposal_id = p.id AND q.email = ?)
         AND NOT EXISTS (SELECT 1 FROM reasons r JOIN people q ON q.id = r.person_id WHERE r.proposal_id = p.id AND q.email = ?)
       ORDER BY p.number LIMIT 1`,
      tanaka,
      sato,
      sato,
    ),
  );
  const counts = async () =>
    (await database.rows("SELECT companies_count, people_count, reasons_count, comments_count FROM proposals WHERE number = ?", number))[0];
  const before = await counts();
  const proposal = new ProposalPage(page, number);

  await test.step("he needs it too, without opening it", async () => {
    const list = await new ProposalList(page).open("?sort=companies&whose=all");
    await accessible(page);
    const voice = list.voice(number);
    expect(await voice.pressed()).toBe(false);
    await voice.press();
    await voice.press();
    await voice.press();
    await expect.poll(async () => (await counts())?.people_count).toBe(Number(before?.people_count) + 1);
  });

  await test.step("he adds his own reason", async () => {
    await proposal.open();
    expect(await proposal.voice.pressed()).toBe(true);
    await page.locator("a[href='#my-reason']").click();
    const reason = proposal.reason();
    await reason.send();
    await reason.refused(["text"]);
    await reason.fill({ text: REASON });
    await reason.send();
    await proposal.open();
    await expect(page.locator("main")).toContainText(REASON);
    await accessible(page);
  });

  await test.step("he asks the author", async () => {
    const comment = proposal.comment();
    await comment.fill({ body: `**${"承認"}の単位** ${COMMENT}` });
    await comment.send();
    await proposal.open();
    await expect(page.locator("main strong", { hasText: "承認の単位" })).toBeVisible();
    const mail = await mailbox.newest(tanaka);
    expect(mail.text).toContain("取引先ごとでしょうか");
    expect(mail.header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  });

  const author = await browserOf("田中");
  await test.step("the author sees it and thanks him", async () => {
    await signInAs(author, database, "田中", language);
    await author.goto("/notices");
    await expect(author.locator(`main a[href^='/proposals/${number}']`).first()).toBeVisible();
    await author.goto(proposal.path);
    await author.locator("form[action$='/reactions']").filter({ has: author.locator("[value=thumbs-up]") }).last().locator("button").first().click();
    await expect.poll(() => database.value("SELECT count(*) FROM reactions r JOIN comments c ON c.id = r.comment_id JOIN proposals p ON p.id = c.proposal_id JOIN people q ON q.id = r.person_id WHERE p.number = ? AND q.email = ? AND r.kind = 'thumbs-up'", number, tanaka)).toBeGreaterThan(0);
  });

  const pm = await browserOf("森");
  await test.step("the PM can't answer without a reason, and answers with one", async () => {
    await signInAs(pm, database, "森", language);
    const page_ = await new ProposalPage(pm, number).open();
    await accessible(pm);
    await pm.locator("#answer > summary").click();
    const answer = page_.answer();
    await answer.fill({ status: "in-specification", next_day: "2031-03-03" });
    await answer.send();
    await answer.refused(["reason"], { next_day: "2031-03-03" });
    await answer.fill({ reason: ANSWER });
    await answer.send();
    await page_.open();
    await expect(pm.locator("main")).toContainText(ANSWER);
    await accessible(pm);
  });

  await test.step("author and voices get the reason by mail", async () => {
    for (const address of [tanaka, sato]) {
      const mail = await mailbox.newest(address, (one) => one.text.includes(ANSWER));
      expect(mail.recipients).toEqual([address]);
      expect(mail.html).toContain(ANSWER);
      expect(mail.header("Message-ID")).not.toBe("");
    }
  });

  const original = String(await database.value("SELECT title FROM proposals WHERE number = ?", number));
  const csm = await browserOf("伊藤");
  await test.step("a CSM gives it in English, beside the original", async () => {
    await signInAs(csm, database, "伊藤", language);
    await csm.goto(proposal.path);
    await csm.locator(`a[href='${proposal.path}/translation']`).click();
    await accessible(csm);
    const translation = new Form(csm, `${proposal.path}/translation`);
    await translation.fill({ title: ENGLISH.title, request: ENGLISH.request });
    await translation.send();
    await translation.refused(["reason"], { title: ENGLISH.title });
    await translation.fill({ reason: ENGLISH.reason });
    await translation.send();
    await author.goto("/notices");
    await expect(author.locator(`main a[href^='/proposals/${number}']`).first()).toContainText(original);
  });

  await test.step("somebody else reads it in English, and the Japanese original one click away", async () => {
    const emma = await browserOf("Clarke");
    await signInAs(emma, database, "Clarke", "en");
    await emma.goto("/proposals?q=inspected+bills");
    await emma.locator(`main a[href='${proposal.path}']`, { hasText: ENGLISH.title }).first().click();
    await expect(emma.locator("h1[lang=en]")).toHaveText(ENGLISH.title);
    await expect(emma.locator(".parts [lang=en]", { hasText: ENGLISH.reason })).toBeVisible();
    await expect(emma.locator("main [lang=ja]", { hasText: ANSWER }).first()).toBeVisible();
    await accessible(emma);
    await emma.locator("a[hreflang=ja]").click();
    await expect(emma.locator("h1[lang=ja]")).toHaveText(original);
    await emma.locator("main a[hreflang=en]").click();
    await expect(emma.locator("h1[lang=en]")).toHaveText(ENGLISH.title);
  });

  const after = await counts();
  expect({
    people: Number(after?.people_count) - Number(before?.people_count),
    reasons: Number(after?.reasons_count) - Number(before?.reasons_count),
    comments: Number(after?.comments_count) - Number(before?.comments_count),
  }).toEqual({ people: 1, reasons: 1, comments: 1 });
  expect(
    await database.rows(
      `SELECT p.status, (SELECT t.lang FROM translations t WHERE t.proposal_id = p.id) AS translated, d.reason, d.status AS decided,
        p.people_count = (SELECT count(*) FROM voices v WHERE v.proposal_id = p.id) AS people_agree,
        p.companies_count = (SELECT count(DISTINCT company_id) FROM voices v WHERE v.proposal_id = p.id) AS companies_agree,
        (SELECT count(*) FROM reasons r WHERE r.proposal_id = p.id AND r.text = ?) AS reasons
       FROM proposals p JOIN decisions d ON d.proposal_id = p.id WHERE p.number = ? ORDER BY d.decided_at DESC LIMIT 1`,
      REASON,
      number,
    ),
  ).toEqual([{ status: "in-specification", translated: "en", reason: ANSWER, decided: "in-specification", people_agree: 1, companies_agree: 1, reasons: 1 }]);
});
