// Shows what needs passkeys where the browser has them, hands the question of a page to the browser's own dialogue,
// and its answer to the form around it.
const known = window.PublicKeyCredential;
const can = !!(known?.parseCreationOptionsFromJSON && known.parseRequestOptionsFromJSON && known.prototype.toJSON);

for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = !can;
for (const part of document.querySelectorAll("[data-no-passkeys]")) part.hidden = can;

const form = document.querySelector("form[data-passkey]");
if (can && form) {
  const failed = document.querySelector("[data-passkey-failed]");
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    failed.hidden = true;
    try {
      const options = JSON.parse(form.dataset.options);
      const credential =
        form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(options) });
      form.elements.namedItem("credential").value = JSON.stringify(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
    asking = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  ask();
}
