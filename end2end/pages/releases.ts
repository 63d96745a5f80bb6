import { type Locator, type Page, expect } from "@playwright/test";
import { Form } from "./form.ts";

/** The forms of a release that was published. */
export class ReleasePage {
  constructor(
    readonly page: Page,
    readonly number: number,
  ) {}

  get path(): string {
    return `/releases/${this.number}`;
  }

  async open(): Promise<this> {
    await this.page.goto(this.path);
    return this;
  }

  thanks(): Form {
    return new Form(this.page, `${this.path}/thanks`);
  }

  feedback(): Form {
    return new Form(this.page, `${this.path}/feedback`);
  }

  summary(): Form {
    return new Form(this.page, `${this.path}/summary`);
  }

  /** The feedback of which this is a part, as staff reads it. */
  received(text: string): Locator {
    return this.page.locator("article[id^='feedback-']", { hasText: text });
  }
}

/** Opens what is folded above a form, where it is. */
export async function unfold(form: Form): Promise<Form> {
  const folded = form.at.locator("xpath=ancestor::details[not(@open)]");
  if ((await folded.count()) > 0) await folded.last().locator("> summary").click();
  await expect(form.at).toBeVisible();
  return form;
}
