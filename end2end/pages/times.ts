import { type Locator, type Page, expect } from "@playwright/test";
import { Form } from "./form.ts";
import { unfold } from "./releases.ts";

/** So many hours from now on the clocks of Tokyo, as a form takes it: a full hour. */
export function inTokyo(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  return `${at.toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" }).slice(0, 13).replace(" ", "T")}:00`;
}

/** The slots of a study, as staff have them. */
export class SlotsPage {
  constructor(
    readonly page: Page,
    readonly number: number,
  ) {}

  get path(): string {
    return `/studies/${this.number}/slots`;
  }

  async open(): Promise<this> {
    await this.page.goto(this.path);
    return this;
  }

  /** Opens one for one person, online. */
  async add(at: string): Promise<void> {
    await this.page.goto(`${this.path}/new`);
    const form = new Form(this.page, this.path);
    await form.fill({ at, minutes: "60", mode: "online", place: "https://meet.example/aozora", capacity: "1", notice_hours: "0" });
    await form.send();
    await expect(this.page).toHaveURL(new RegExp(`${this.path}$`));
  }
}

/** What somebody who takes part can book. */
export class TimesPage {
  constructor(
    readonly page: Page,
    readonly number: number,
  ) {}

  get path(): string {
    return `/studies/${this.number}/times`;
  }

  async open(): Promise<this> {
    await this.page.goto(this.path);
    return this;
  }

  /** The buttons of free times, by day. */
  get free(): Locator {
    return this.page.locator("#free button.time");
  }

  /** What stands about one's own time. */
  get own(): Locator {
    return this.page.locator(".booked:not(.offered)");
  }

  form(act: "wait" | "leave" | "wishes" | "offer/accept" | "offer/decline"): Form {
    return new Form(this.page, `${this.path}/${act}`);
  }

  async cancelling(): Promise<Form> {
    return unfold(new Form(this.page, `${this.path}/cancel`));
  }
}
