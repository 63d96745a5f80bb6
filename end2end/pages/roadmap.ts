import type { Page } from "@playwright/test";
import type { Database, Row } from "../fixtures/database.ts";
import type { Language } from "../fixtures/words.ts";
import { Form } from "./form.ts";

/** The version that readers get. */
const SHOWN = "SELECT id FROM roadmap_versions WHERE state = 'published' ORDER BY number DESC LIMIT 1";

/** An item of the version that is shown, by its Japanese title. */
export async function itemCalled(database: Database, title: string): Promise<Row> {
  const rows = await database.rows(
    `SELECT i.number, e.* FROM roadmap_entries e JOIN roadmap_items i ON i.id = e.item_id WHERE e.version_id = (${SHOWN}) AND e.title_ja = ?`,
    title,
  );
  const row = rows[0];
  if (!row) throw new Error(`nothing on the roadmap is called ${title}`);
  return row;
}

/** The version that readers get. */
export async function shownVersion(database: Database): Promise<Row> {
  const rows = await database.rows(`SELECT * FROM roadmap_versions WHERE id = (${SHOWN})`);
  const row = rows[0];
  if (!row) throw new Error("no version is shown");
  return row;
}

/** "Mar 2028", as the page says it. */
export function month(day: unknown, language: Language): string {
  const [year, number] = String(day).split("-").map(Number);
  if (language === "ja") return `${year}年${number}月`;
  const date = new Date(Date.UTC(Number(year), Number(number) - 1, 1));
  return `${date.toLocaleDateString("en-US", { month: "short", timeZone: "UTC" })} ${year}`;
}

export class ItemPage {
  constructor(
    readonly page: Page,
    readonly number: number,
  ) {}

  get path(): string {
    return `/roadmap/items/${this.number}`;
  }

  async open(): Promise<this> {
    await this.page.goto(this.path);
    return this;
  }

  follow(): Form {
    return new Form(this.page, `${this.path}/follow`);
  }

  ask(): Form {
    return new Form(this.page, `${this.path}/questions`);
  }
}
