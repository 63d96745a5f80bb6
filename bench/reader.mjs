// One reader who asks for a page now and then, in a process of its own: who also sends the storm
// would measure itself. Prints the 99th percentile of its waiting in milliseconds.
// `node bench/reader.mjs ORIGIN MILLISECONDS`
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [origin, lasts] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const page = () =>
  new Promise((done, failed) => {
    get(`${origin}/sign-in`, { agent }, (answer) => answer.resume().on("end", done)).on("error", failed);
  });

const times = [];
const end = performance.now() + Number(lasts);
for (let warm = 0; warm < 20; warm++) await page();
while (performance.now() < end) {
  const started = performance.now();
  await page();
  times.push(performance.now() - started);
  await sleep(20);
}
agent.destroy();
times.sort((a, b) => a - b);
console.log(times[Math.floor(times.length * 0.99)]);
