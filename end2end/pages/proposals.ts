import { type Locator, type Page, expect } from "@playwright/test";
import { Form } from "./form.ts";

export class ProposalList {
  constructor(readonly page: Page) {}

  async open(query = ""): Promise<this> {
    await this.page.goto(`/proposals${query}`);
    return this;
  }

  /** The numbers in the order in which they stand there. */
  async numbers(): Promise<number[]> {
    const links = await this.page.locator("main a[href^='/proposals/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const numbers = links.flatMap((href) => /^\/proposals\/(\d+)$/.exec(href ?? "")?.[1] ?? []);
    return [...new Set(numbers)].map(Number);
  }

  voice(number: number): Voice {
    return new Voice(this.page, number);
  }
}

/** "I need this too", on a card or on the page. */
export class Voice {
  readonly form: Locator;
  readonly button: Locator;

  constructor(
    readonly page: Page,
    readonly number: number,
  ) {
    this.form = page.locator(`form[action="/proposals/${number}/voice"]`).first();
    this.button = this.form.locator("button");
  }

  async pressed(): Promise<boolean> {
    return (await this.button.getAttribute("aria-pressed")) === "true";
  }

  async press(): Promise<void> {
    const before = await this.pressed();
    await this.button.click();
    await expect(this.button).toHaveAttribute("aria-pressed", String(!before));
  }
}

export class ProposalPage {
  readonly voice: Voice;

  constructor(
    readonly page: Page,
    readonly number: number,
  ) {
    this.voice = new Voice(page, number);
  }

  get path(): string {
    return `/proposals/${this.number}`;
  }

  async open(): Promise<this> {
    await this.page.goto(this.path);
    return this;
  }

  reason(): Form {
    return new Form(this.page, `${this.path}/reasons`);
  }

  comment(): Form {
    return new Form(this.page, `${this.path}/comments`);
  }

  answer(): Form {
    return new Form(this.page, `${this.path}/answer`);
  }

  static async of(page: Page): Promise<ProposalPage> {
    await page.waitForURL(/\/proposals\/\d+(#.*)?$/);
    return new ProposalPage(page, Number(new URL(page.url()).pathname.split("/").at(-1)));
  }
}
