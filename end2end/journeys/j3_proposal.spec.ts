// J3: a member tells a wish as request, reason and means; similar ones are offered on the way.
import { signInAs } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/entaku.ts";
import { Form } from "../pages/form.ts";
import { ProposalList, ProposalPage } from "../pages/proposals.ts";

const TITLE = "検収済みの請求書をまとめて承認したい";
const REQUEST = "検収の終わった請求書を選び、一度に承認できるようにしたい。";
const REASON = "月末に三百枚を一枚ずつ開いています。三人で丸一日かかり、支払いが翌日にずれます。";
const MEANS = "一覧に選択欄と「承認」。 <script>document.title='broken'</script> & \"引用\"";

test("J3: a wish becomes a proposal that others can find", async ({ page, database, language, accessible, javaScriptEnabled }) => {
  await signInAs(page, database, "田中", language);

  await page.goto("/proposals/new");
  await accessible(page);
  const form = new Form(page, page.locator("main form:has([name=title])"));

  await test.step("similar proposals are offered before she has written much", async () => {
    await form.fill({ title: TITLE });
    if (!javaScriptEnabled) await form.send("intent", "similar");
    await expect(page.locator("main a[href^='/proposals/']").filter({ hasText: "承認" }).first()).toBeVisible();
    await expect(form.field("title")).toHaveValue(TITLE);
  });

  await test.step("without a reason it stays a draft, with every word kept", async () => {
    await form.fill({ request: REQUEST, means: MEANS, area: "approvals", audience: "everyone" });
    await form.send("intent", "publish");
    await form.refused(["reason"], { title: TITLE, request: REQUEST, means: MEANS });
    await accessible(page);
  });

  await test.step("the draft is there again another time", async () => {
    await form.fill({ reason: REASON });
    await form.send("intent", "save");
    await page.goto("/proposals");
    await page.locator("a[href^='/proposals/drafts/']").first().click();
    await expect(form.field("reason")).toHaveValue(REASON);
  });

  await test.step("she looks at it, then sends it", async () => {
    await form.send("intent", "preview");
    await expect(page.locator("main")).toContainText(REASON);
    await form.send("intent", "publish");
  });

  const proposal = await ProposalPage.of(page);
  await test.step("the page shows number, texts and her own voice; script is text", async () => {
    await expect(page.locator("h1")).toContainText(TITLE);
    await expect(page.locator("main")).toContainText("<script>document.title='broken'</script>");
    expect(await page.title()).toContain(TITLE);
    await accessible(page);
  });

  await test.step("any two characters of the title find it", async () => {
    for (const words of ["検収", "求書", "承認"]) {
      const list = await new ProposalList(page).open(`?q=${encodeURIComponent(words)}`);
      expect(await list.numbers(), words).toContain(proposal.number);
    }
    await accessible(page);
  });

  await test.step("she edits it, and the first wording stays readable", async () => {
    await page.goto(`${proposal.path}/edit`);
    const edit = new Form(page, page.locator("main form:has([name=title])"));
    await edit.fill({ reason: `${REASON} 監査でも指摘されました。` });
    await edit.send();
    await expect(page).toHaveURL(new RegExp(`${proposal.path}$`));
    await page.goto(`${proposal.path}/history`);
    await expect(page.locator("main")).toContainText("監査でも指摘");
    await accessible(page);
  });

  expect(
    await database.rows(
      `SELECT title, request, reason, means, lang, area, audience, status, companies_count, people_count, version,
        first_word_due IS NOT NULL AS promised,
        (SELECT count(*) FROM revisions r WHERE r.proposal_id = p.id) AS revisions,
        (SELECT count(*) FROM voices v WHERE v.proposal_id = p.id) AS voices,
        (SELECT count(*) FROM drafts) AS drafts,
        (SELECT group_concat(family_name, ' ') FROM (SELECT DISTINCT q.family_name FROM notices n JOIN people q ON q.id = n.person_id
           JOIN events e ON e.id = n.event_id WHERE e.subject_id = p.id AND n.kind = 'proposal-published' ORDER BY q.family_name)) AS told
       FROM proposals p WHERE number = ?`,
      proposal.number,
    ),
  ).toEqual([
    {
      title: TITLE,
      request: REQUEST,
      reason: `${REASON} 監査でも指摘されました。`,
      means: MEANS,
      lang: "ja",
      area: "approvals",
      audience: "everyone",
      status: "new",
      companies_count: 1,
      people_count: 1,
      version: 2,
      promised: 1,
      revisions: expect.any(Number),
      voices: 1,
      drafts: expect.any(Number),
      told: "伊藤 森",
    },
  ]);
});
