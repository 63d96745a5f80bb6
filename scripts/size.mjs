// Size budget of what a browser loads: every file of target/site/pkg at brotli quality 11.
// WASM and its JavaScript count together; a page without islands loads neither.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1024;
const BUDGETS = [
  { what: "WASM and JavaScript", kinds: [".wasm", ".js"], limit: 120 * KB, needed: [".wasm", ".js"] },
  { what: "CSS", kinds: [".css"], limit: 20 * KB, needed: [".css"] },
];

const folder = process.argv[2] ?? "target/site/pkg";
const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => {
    const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return { name: entry.name, kind: extname(entry.name), bytes, raw: bytes.length, brotli: packed.length };
  });

let failed = false;

// Panic messages name the files they come from, so a crate that got in shows in the data of the WASM.
const FOREIGN = ["regex-automata", "sea-orm", "sqlx-core", "comrak", "chrono-tz", "tokio"];
for (const file of sizes.filter((file) => file.kind === ".wasm")) {
  const found = FOREIGN.filter((crate) => file.bytes.includes(`/${crate}-`));
  if (found.length > 0) console.log(`size: ${file.name} carries ${found.join(", ")}`);
  failed ||= found.length > 0;
}
for (const { what, kinds, limit, needed } of BUDGETS) {
  const files = sizes.filter((file) => kinds.includes(file.kind));
  const total = files.reduce((sum, file) => sum + file.brotli, 0);
  const absent = needed.filter((kind) => !files.some((file) => file.kind === kind && file.raw > 0));
  const over = total > limit;
  failed ||= over || absent.length > 0;
  console.log(
    `size: ${what} ${(total / KB).toFixed(1)} KB brotli of ${limit / KB} KB` +
      (over ? " — OVER BUDGET" : "") +
      (absent.length > 0 ? ` — no ${absent.join(", ")} file in ${folder}` : ""),
  );
  if (over) for (const file of files) console.log(`size:   ${file.name} ${file.raw} bytes, ${file.brotli} brotli`);
}
process.exit(failed ? 1 : 0);
