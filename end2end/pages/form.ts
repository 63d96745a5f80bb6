// A form as every reader has it: fields by the names that the server reads, buttons by what they send.
// The same object walks a journey with and without JavaScript.
import { type Locator, type Page, expect } from "@playwright/test";

export class Form {
  readonly at: Locator;

  constructor(
    readonly page: Page,
    where: Locator | string,
  ) {
    this.at = (typeof where === "string" ? page.locator(`form[action="${where}"]`) : where).first();
  }

  field(name: string): Locator {
    return this.at.locator(`[name="${name}"]`);
  }

  /** Writes, selects or ticks; `true` and `false` are for boxes. */
  async fill(values: Record<string, string | boolean>): Promise<this> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name);
      if (typeof value === "boolean") await field.setChecked(value);
      else if ((await this.at.locator(`select[name="${name}"]`).count()) > 0) await field.selectOption(value);
      else if ((await this.at.locator(`input[type=radio][name="${name}"]`).count()) > 0)
        await this.at.locator(`[name="${name}"][value="${value}"]`).check();
      else await field.fill(value);
    }
    return this;
  }

  /** Presses the button that sends `name=value`, or the only one. */
  async send(name?: string, value?: string): Promise<void> {
    const button =
      name === undefined
        ? this.at.locator("button:not([type=button])").first()
        : this.at.locator(`button[name="${name}"][value="${value}"]`);
    await button.click();
  }

  /** The server took nothing: the fields still hold what was typed, and these carry a sentence. */
  async refused(fields: string[], typed: Record<string, string> = {}): Promise<void> {
    for (const name of fields) await expect(this.field(name).first()).toHaveAttribute("aria-invalid", "true");
    for (const [name, value] of Object.entries(typed)) await expect(this.field(name).first()).toHaveValue(value);
  }
}
