// `make bench`: what a small installation costs, from the release build on a demo of its own.
// Gates: ready within 500 ms, at most 60 MB at rest. The rest is written down to be compared.
// Absolute times belong to the machine; CPU time per answer is what to watch.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const ROOT = resolve(import.meta.dirname, "..");
const BINARY = process.env.ENTAKU_BIN ?? join(ROOT, "target/release/entaku");
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 500);
const AT_ONCE = 8;
const READY_MS = 500;
const IDLE_MB = 60;
/** Hashes of passwords this machine makes in a second (`hash_rate`); without it nobody signs in. */
const HASH_RATE = Number(process.env.BENCH_HASH_RATE ?? 0);
const GUESSES = Number(process.env.BENCH_GUESSES ?? 2_000);
const STORM_MS = 8_000;
/** Deviation from one half that 2,000 samples may have by chance (more than four of them). */
const TELLS = 0.05;
const SIGN_IN_SHARE = 0.75;
const PAGES_SLOWER = 3;
/** The same bytes from a handler that does nothing (`server/examples/bare.rs`). */
const BARE = process.env.BENCH_BARE ?? "";
/** What `bench/room.mjs` and `booking_rate` measured and judged by themselves. */
const [ROOM, BOOKINGS] = [process.env.BENCH_ROOM, process.env.BENCH_BOOKINGS].map((text) => (text ? JSON.parse(text) : undefined));
const ITEMS = 200;
const PAGE_TIMES = 30;
const UNCHANGED_TIMES = 1.2;
const PASSWORD = process.env.ENTAKU_DEMO_PASSWORD ?? "round-table-demo-2026";

const folder = mkdtempSync(join(tmpdir(), "entaku-bench-"));
const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const file = join(folder, "entaku.db");
const env = {
  ...process.env,
  ENTAKU_DATABASE_URL: `sqlite://${file}`,
  ENTAKU_LISTEN: `127.0.0.1:${port}`,
  ENTAKU_PUBLIC_URL: origin,
  ENTAKU_OPS_LISTEN: "off",
  ENTAKU_RATE_LIMITS: "off",
};

function command(...args) {
  const { status, stderr } = spawnSync(BINARY, args, { cwd: ROOT, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`entaku ${args.join(" ")} ended with ${status}\n${stderr}`);
}

/** Of all threads that still run, to the nanosecond: a tick of `/proc/PID/stat` is many answers long. */
const cpuMs = (pid) =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]) / 1e6)
    .reduce((sum, ms) => sum + ms, 0);
const rssMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
const round = (value) => Math.round(value * 100) / 100;

async function load(pid, path, cookie) {
  const times = [];
  let left = REQUESTS;
  let bytes = 0;
  const before = cpuMs(pid);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const started = performance.now();
        const answer = await fetch(origin + path, { headers: { cookie }, redirect: "manual" });
        bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        times.push(performance.now() - started);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  return { path, bytes, p50_ms: at(0.5), p99_ms: at(0.99), cpu_ms: round((cpuMs(pid) - before) / times.length) };
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/**
 * CPU for one answer of each and how many times the second is in the first: middles of many short turns, so that what
 * else the machine does meanwhile meets both alike.
 */
async function costs(asked) {
  const [rounds, many] = [25, 600];
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const once = ({ url, headers, expected }) =>
    new Promise((done, failed) => {
      request(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== expected) failed(new Error(`${url} answered ${answer.statusCode}`));
        answer.resume().on("end", done);
      })
        .on("error", failed)
        .end();
    });
  const turns = asked.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, one] of asked.entries()) {
      let left = many;
      const before = cpuMs(one.pid);
      await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (left-- > 0) await once(one); }));
      if (round > 0) turns[index].push((cpuMs(one.pid) - before) / many); // the first one warms
    }
  }
  agent.destroy();
  const [one, other] = turns;
  return { each: turns.map(middle), times: middle(one.map((ms, turn) => ms / other[turn])) };
}

/** A roadmap of many items, and its feed that has not changed, against a handler that does nothing. */
async function roadmap(pid, signIn, cookie) {
  const manager = await signIn("mori@aozora.example");
  const text = async (path) => (await fetch(origin + path, { headers: { cookie: manager } })).text();
  const post = async (path, fields) => {
    const headers = { origin, cookie: manager, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(origin + path, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
  };
  await post("/roadmap/draft/start", {}).catch(() => undefined); // the demo drafts already
  const has = new Set((await text("/roadmap/draft")).match(/\/roadmap\/draft\/items\/\d+/g)).size;
  for (let n = has; n < ITEMS; n++) {
    const horizon = ["now", "next", "later"][n % 3];
    const texts = { title_ja: `まとめ承認と途中保存 ${n}`, title_en: `Approve in one go ${n}`, summary_ja: "締めの二日間を一日に。", summary_en: "Two days become one.", why_ja: "月末に集中しています。", why_en: "Month-end is where the work piles up.", reason_ja: "声が多いため。", reason_en: "Many ask." };
    await post("/roadmap/draft/items/new", { ...texts, horizon, confidence: "medium", version: "", form_token: `bench-${n}` });
  }
  const version = /name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"/.exec(await text("/roadmap/draft/publish"));
  await post("/roadmap/draft/publish", { version: version[1] ?? version[2] });

  const page = join(folder, "page.html");
  writeFileSync(page, await (await fetch(`${origin}/roadmap`, { headers: { cookie } })).text());
  const feeds = await (await fetch(`${origin}/roadmap/feeds`, { headers: { cookie } })).text();
  const feed = /\/feeds\/[^"/]+\/roadmap\.atom/.exec(feeds)[0];
  const tag = (await fetch(origin + feed)).headers.get("etag");
  const bareAt = `127.0.0.1:${await freePort()}`;
  const bare = spawn(BARE, [bareAt, page], { stdio: "ignore" });
  try {
    while (!(await fetch(`http://${bareAt}/page`).catch(() => undefined))) await sleep(2);
    const known = { "if-none-match": tag };
    const shown = await costs([
      { pid, url: `${origin}/roadmap`, headers: { cookie }, expected: 200 },
      { pid: bare.pid, url: `http://${bareAt}/page`, headers: { cookie }, expected: 200 },
    ]);
    const unchanged = await costs([
      { pid, url: origin + feed, headers: known, expected: 304 },
      { pid: bare.pid, url: `http://${bareAt}/unchanged`, headers: known, expected: 304 },
    ]);
    return {
      items: ITEMS,
      bytes: readFileSync(page).byteLength,
      page_cpu_ms: shown.each.map((ms) => Math.round(ms * 1000) / 1000),
      page_times: round(shown.times),
      unchanged_cpu_ms: unchanged.each.map((ms) => Math.round(ms * 1000) / 1000),
      unchanged_times: round(unchanged.times),
    };
  } finally {
    bare.kill("SIGTERM");
  }
}

/** What a reader in a process of its own feels at the 99th percentile. */
async function reader() {
  const child = spawn("node", [join(import.meta.dirname, "reader.mjs"), origin, String(STORM_MS)], { stdio: ["ignore", "pipe", "inherit"] });
  let told = "";
  child.stdout.on("data", (piece) => (told += piece));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the reader ended with ${code}`);
  return Number(told);
}

/** Everybody signs in at once: how many a second, what a reader feels of it, and the most memory. */
async function storm(pid) {
  const quiet = await reader();
  const people = ["tanaka@hokusei.example", "sato@minato-foods.example", "clarke@northfield.example", "lee@enro.example"];
  // Of Node's ways the one that takes least of the cores which the server shares with it.
  const agent = new Agent({ keepAlive: true });
  const headers = { origin, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  const post = (body) =>
    new Promise((done, failed) => {
      request(`${origin}/sign-in`, { method: "POST", agent, headers }, (answer) => {
        answer.resume().on("end", () => done(answer.statusCode));
      })
        .on("error", failed)
        .end(body);
    });
  let over = false;
  let done = 0;
  let busy = 0;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, rssMb(pid))), 200);
  const signIn = async (index) => {
    const body = new URLSearchParams({ email: people[index % people.length], password: PASSWORD }).toString();
    while (!over) {
      const status = await post(body);
      if (status === 303) done += 1;
      else if (status === 503) busy += 1;
      else throw new Error(`sign-in answered ${status}`);
    }
  };
  const started = performance.now();
  const ends = reader().finally(() => (over = true));
  const [loud] = await Promise.all([ends, ...Array.from({ length: 32 }, (_, index) => signIn(index))]);
  clearInterval(watch);
  agent.destroy();
  const rate = (done * 1000) / (performance.now() - started);
  return {
    hashes_per_s: HASH_RATE,
    per_s: round(rate),
    share: round(rate / HASH_RATE),
    busy,
    pages_p99_ms: [round(quiet), round(loud)],
    pages_p99_times: round(loud / quiet),
    most_mb: round(most),
  };
}

/** How often the first of a pair is slower; 0.5 is what nobody learns anything from. */
function slower(first, second) {
  const sorted = [...second].sort((a, b) => a - b);
  let sum = 0;
  for (const time of first) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < time) low = middle + 1;
      else high = middle;
    }
    sum += low;
  }
  return round(sum / (first.length * sorted.length));
}

/** Known and unknown addresses in turn, `samples` of each: does the time of an answer tell them apart? */
async function guesses(path, samples, atOnce) {
  const times = { known: [], unknown: [] };
  const post = async (kind, email) => {
    const started = performance.now();
    const answer = await fetch(origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(path === "/sign-in" ? { email, password: "a wrong guess" } : { email }),
    });
    await answer.arrayBuffer();
    times[kind].push(performance.now() - started);
  };
  let left = samples;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, index) => {
      while (left-- > 0) {
        // In turn, and first one, then the other: neither always finds what its twin has warmed.
        const turn = [["known", "tanaka@hokusei.example"], ["unknown", `nobody${left}@hokusei.example`]];
        if ((left + index) % 2) turn.reverse();
        for (const [kind, email] of turn) await post(kind, email);
      }
    }),
  );
  const median = (list) => round(middle(list));
  return {
    path,
    samples: times.known.length,
    at_once: atOnce,
    known_ms: median(times.known),
    unknown_ms: median(times.unknown),
    known_slower: slower(times.known, times.unknown),
  };
}

let server;
let failed = false;
try {
  command("migrate", "up");
  command("seed", "demo");
  const started = performance.now();
  server = spawn(BINARY, ["serve", "--demo"], { cwd: ROOT, env, stdio: "ignore" });
  while (!(await fetch(origin, { redirect: "manual" }).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error("the server ended at once");
    await sleep(2);
  }
  const ready = round(performance.now() - started);
  await sleep(5_000);
  const idle = round(rssMb(server.pid));

  const [email, number] = JSON.parse(
    spawnSync("python3", [
      "-c",
      `import sqlite3, sys, json
db = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
one = lambda sql: db.execute(sql).fetchone()[0]
print(json.dumps([one("SELECT email FROM people WHERE family_name = '田中' ORDER BY created_at LIMIT 1"), one("SELECT number FROM proposals WHERE audience = 'everyone' ORDER BY comments_count DESC LIMIT 1")]))`,
      file,
    ]).stdout.toString(),
  );
  const signIn = async (email) => {
    const signedIn = await fetch(`${origin}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { origin, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password: PASSWORD }),
    });
    if (signedIn.status !== 303) throw new Error(`sign-in answered ${signedIn.status}`);
    return signedIn.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  };
  const cookie = await signIn(email);

  const pages = [];
  for (const path of ["/", "/proposals", `/proposals/${number}`, "/proposals?q=%E6%89%BF%E8%AA%8D"]) {
    await load(server.pid, path, cookie); // warm
    pages.push(await load(server.pid, path, cookie));
  }
  const large = BARE ? await roadmap(server.pid, signIn, cookie) : undefined;
  const signIns = HASH_RATE ? await storm(server.pid) : undefined;
  const told = [];
  if (HASH_RATE) {
    told.push(await guesses("/sign-in", GUESSES, 1));
    // More at once than hashes run: everybody waits in the queue.
    told.push(await guesses("/sign-in", GUESSES, 24));
    for (const path of ["/reset", "/sign-in/code", "/join/again"]) told.push(await guesses(path, GUESSES, 1));
  }
  const result = {
    at: new Date().toISOString().slice(0, 10),
    machine: { cpus: cpus().length, model: cpus()[0].model },
    ready_ms: ready,
    idle_mb: idle,
    after_load_mb: round(rssMb(server.pid)),
    requests: REQUESTS,
    at_once: AT_ONCE,
    pages,
    roadmap: large,
    sign_ins: signIns,
    guesses: told,
    room: ROOM,
    bookings: BOOKINGS,
  };
  writeFileSync(join(ROOT, "bench/latest.json"), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  if (ready > READY_MS) failed = console.error(`bench: ready after ${ready} ms, not ${READY_MS}`) ?? true;
  if (large && large.page_times > PAGE_TIMES) {
    failed = console.error(`bench: a roadmap of ${ITEMS} items costs ${large.page_times} times its bytes, not ${PAGE_TIMES}`) ?? true;
  }
  if (large && large.unchanged_times > UNCHANGED_TIMES) {
    failed = console.error(`bench: an unchanged feed costs ${large.unchanged_times} times the same answer alone, not ${UNCHANGED_TIMES}`) ?? true;
  }
  if (signIns && signIns.share < SIGN_IN_SHARE) {
    failed = console.error(`bench: sign-ins reach ${signIns.share} of the hash rate, not ${SIGN_IN_SHARE}`) ?? true;
  }
  if (signIns && signIns.pages_p99_times > PAGES_SLOWER) {
    failed = console.error(`bench: pages take ${signIns.pages_p99_times} times as long meanwhile, not ${PAGES_SLOWER}`) ?? true;
  }
  for (const { path, at_once, known_slower } of told) {
    if (Math.abs(known_slower - 0.5) > TELLS) {
      failed = console.error(`bench: ${path} (${at_once} at once) tells who is known: ${known_slower}`) ?? true;
    }
  }
  if (idle > IDLE_MB) failed = console.error(`bench: ${idle} MB at rest, not ${IDLE_MB}`) ?? true;
} finally {
  server?.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
