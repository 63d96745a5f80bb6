// A conversation to watch, made on a running demo by its forms, as people make one: a study, its consent, somebody who
// takes part, a time, a booking. Also a journey and a look by hand begin with it.
const PASSWORD = process.env.ENTAKU_DEMO_PASSWORD ?? "round-table-demo-2026";

/** Somebody signed in, who sends forms and reads pages. */
export class Visitor {
  constructor(origin) {
    this.origin = origin;
    this.jar = new Map();
  }

  get cookie() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async ask(path, init = {}) {
    const headers = { cookie: this.cookie, origin: this.origin, "sec-fetch-site": "same-origin", ...init.headers };
    const answer = await fetch(this.origin + path, { redirect: "manual", ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name) this.jar.set(name, value);
    }
    return answer;
  }

  async page(path) {
    const answer = await this.ask(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.text();
  }

  /** Where it leads. */
  async send(path, fields = {}) {
    const answer = await this.ask(path, { method: "POST", body: new URLSearchParams(fields) });
    if (answer.status !== 303) {
      const said = /class="errors"[\s\S]*?<\/(section|div)>/.exec(await answer.text());
      throw new Error(`${path} answered ${answer.status} ${said?.[0].replaceAll(/<[^>]*>/g, " ") ?? ""}`);
    }
    return answer.headers.get("location");
  }

  static async signedIn(origin, email) {
    const visitor = new Visitor(origin);
    await visitor.send("/sign-in", { email, password: PASSWORD });
    return visitor;
  }
}

function found(pattern, text, what) {
  const match = pattern.exec(text);
  if (!match) throw new Error(`no ${what} on the page`);
  return match[1];
}

const UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

/** `{ room, pm, csm }`: the address of a room that 森 leads and 田中 has booked. */
export async function aRoom(origin) {
  const [pm, csm, tanaka] = await Promise.all(
    ["mori@aozora.example", "ito@aozora.example", "tanaka@hokusei.example"].map((email) => Visitor.signedIn(origin, email)),
  );
  const mori = found(new RegExp(`<option value="(${UUID})"[^>]*>(?:<!--.*?-->)*[^<]*森`), await pm.page("/studies/new"), "森");
  const study = await pm.send("/studies", {
    title_ja: "倉庫の一日の終わり方",
    title_en: "How warehouses close the day",
    goal: "締め作業の流れを知る。",
    minutes: "80",
    wanted: "6",
    place: "online",
    observers_max: "50",
    contact: mori,
    version: "",
    form_token: crypto.randomUUID(),
  });
  await pm.send(`${study}/consent`, { text_ja: "お話は調査のためにのみ用います。", text_en: "For this study alone.", version: "0" });
  await pm.send(`${study}/hypotheses`, { text: "紙の一覧を毎日印刷している" });
  const version = found(/name="version" value="(\d+)"/, await pm.page(`${study}/guide`), "version");
  await pm.send(`${study}/guide`, { minutes1: "10", title1: "ごあいさつと録音の確認", minutes2: "40", title2: "一日の終わりを見せてもらう", text2: "机と紙の置き場所を見る", minutes3: "20", title3: "困りごと", version });
  await pm.send(`${study}/begin`);
  const people = await pm.page(`${study}/candidates`);
  const person = found(new RegExp(`href="${study}/candidates/(${UUID})"[^>]*>(?:<!--.*?-->)*田中`), people, "田中");
  await pm.send(`${study}/candidates/${person}/invite`, { override_reason: "" });
  await tanaka.send(`${study}/accept`, { agree: "on", recording: "on", quotes: "anonymous", version: "1" });
  const at = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  await pm.send(`${study}/slots`, {
    at: `${at}T10:00`,
    minutes: "80",
    zone: "Asia/Tokyo",
    mode: "online",
    place: "https://meet.example/closing",
    capacity: "1",
    buffer_minutes: "0",
    notice_hours: "0",
    interviewer1: mori,
    form_token: crypto.randomUUID(),
  });
  const room = found(new RegExp(`href="(${study}/slots/${UUID}/room)"`), await pm.page(`${study}/slots`), "room");
  const slot = found(new RegExp(`/slots/(${UUID})/room`), room, "slot");
  await tanaka.send(`${study}/times/${slot}/book`);
  return { room, study: study.split("/").at(-1), slot, pm, csm };
}
