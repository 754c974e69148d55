// An invitation for twenty minutes, as a calendar file that this device makes of a day and a time.
import { calendar } from "../shared/calendar.js";
import { all, part, saveFile } from "../shared/elements.js";

/** @param {HTMLElement} place */
function start(place) {
  const day = part(place, "[data-day]", HTMLInputElement);
  const time = part(place, "[data-time]", HTMLInputElement);
  const status = part(place, "[role=status]", HTMLElement);
  part(place, "[data-save-invite]", HTMLElement).addEventListener("click", () => {
    if (!day.value) {
      status.textContent = status.dataset.choose || "";
      day.focus();
      return;
    }
    const lines = all(document, "#team-invitation-text p").slice(1).map((line) => line.textContent || "");
    const id = `team-${location.pathname.split("/").filter(Boolean).pop()}-${day.value}`;
    const happening = {
      id, title: place.dataset.title || "", text: lines.join("\n"), day: day.value,
      time: time.value || "09:00", minutes: Number(place.dataset.minutes),
    };
    saveFile(`${place.dataset.file}.ics`, calendar([happening], new Date()), "text/calendar");
    status.textContent = status.dataset.saved || "";
  });
  place.hidden = false;
}

export function startInvite() {
  for (const place of all(document, "[data-invite]")) start(place);
}
