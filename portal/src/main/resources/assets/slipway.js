// Small comforts. Every page does its work without this file.
(function () {
  "use strict";

  const typing = (element) =>
    element.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);

  // The arrows lead from a search to the rows it found, and from row to row.
  const walk = (event) => {
    const rows = [...document.querySelectorAll("[data-rows] tbody th a")];
    const at = rows.indexOf(document.activeElement);
    const searching = event.target.matches("main [type=search]");
    if (rows.length === 0 || (at < 0 && !searching && event.target !== document.body)) {
      return;
    }
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next >= 0) {
      rows[Math.min(next, rows.length - 1)].focus();
    } else {
      document.querySelector("main [type=search]")?.focus();
    }
  };

  // Keys: "/" finds, "n" creates, "?" shows the keys.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      walk(event);
      return;
    }
    if (typing(event.target)) {
      return;
    }
    if (event.key === "/") {
      const search = document.querySelector("main [type=search]") || document.querySelector("[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === "n") {
      window.location.assign("/apps/new");
    } else if (event.key === "?") {
      document.getElementById("keys").showModal();
    }
  });

  // Copy buttons stand hidden in the page until there is something that can copy.
  const offerCopies = () => {
    if (navigator.clipboard) {
      document.querySelectorAll("button[data-copy][hidden]").forEach((button) => {
        button.hidden = false;
      });
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) {
      const words = button.textContent;
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      setTimeout(() => {
        button.textContent = words;
      }, 1500);
    }
  });

  // A suggestion fills its field, as if it had been typed.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-fill]");
    if (button) {
      const field = document.getElementById(button.dataset.fill);
      field.value = button.textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  });

  // An open menu closes when the reader goes elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.me[open]").forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  // Relative times grow older while the page stays open.
  const steps = [[60, 1, "s"], [3600, 60, "min"], [86400, 3600, "h"], [Infinity, 86400, "d"]];
  const ageTimes = () => {
    document.querySelectorAll("time[data-relative]").forEach((time) => {
      const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time.dateTime)) / 1000));
      const [, unit, name] = steps.find(([limit]) => seconds < limit);
      const words = seconds < 5 ? "just now" : `${Math.floor(seconds / unit)} ${name} ago`;
      if (time.textContent !== words) {
        time.textContent = words;
      }
    });
  };
  // A step that runs counts on.
  const countOn = () => {
    document.querySelectorAll("time[data-elapsed]").forEach((time) => {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
      time.textContent = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    });
  };
  // What is expected to go on for a while comes nearer.
  const comeNearer = () => {
    document.querySelectorAll("time[data-left]").forEach((time) => {
      const seconds = Math.round((Date.parse(time.dateTime) - Date.now()) / 1000);
      const about = seconds < 90 ? `${Math.round(seconds / 10) * 10} s` : `${Math.round(seconds / 60)} min`;
      const words = seconds <= 0 ? "longer than usual" : seconds < 10 ? "a few seconds left" : `about ${about} left`;
      if (time.textContent !== words) {
        time.textContent = words;
      }
    });
  };
  // The exact time, in the reader's own zone.
  const localTimes = () => {
    document.querySelectorAll("time[datetime]").forEach((time) => {
      const then = new Date(time.dateTime);
      time.title = then.toLocaleString();
      if ("clock" in time.dataset) {
        time.textContent = then.toLocaleTimeString("en-GB");
      }
    });
  };

  // Whoever goes to a step wants to read its log.
  const openTarget = () => {
    const log = document.getElementById(window.location.hash.slice(1))?.querySelector("details.log");
    if (log) {
      log.open = true;
    }
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  // Says so when the server cannot be reached, and looks for it until it can.
  const away = document.getElementById("away");
  const look = async () => {
    try {
      await fetch("/livez", { cache: "no-store" });
      away.hidden = true;
    } catch {
      away.hidden = false;
      setTimeout(look, 3000);
    }
  };
  ["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, look));
  window.addEventListener("offline", look);
  window.addEventListener("online", look);

  const refresh = () => {
    offerCopies();
    ageTimes();
    localTimes();
  };
  document.addEventListener("htmx:afterSwap", refresh);
  setInterval(ageTimes, 15000);
  setInterval(countOn, 1000);
  setInterval(comeNearer, 1000);
  refresh();

  // A live page: each event of its stream carries a new content for the slot of its name. The browser comes back by
  // itself after a lost connection, and tells the last event it has seen.
  const follow = (page) => {
    const source = new EventSource(page.dataset.stream);
    const lost = page.querySelector("[data-lost]");
    page.querySelectorAll("[data-slot]").forEach((slot) => {
      source.addEventListener(slot.dataset.slot, (event) => {
        const open = slot.querySelector("details")?.open;
        slot.innerHTML = event.data;
        const details = slot.querySelector("details");
        if (open && details) {
          details.open = true;
        }
        refresh();
      });
    });
    source.addEventListener("open", () => {
      lost.hidden = true;
    });
    source.addEventListener("error", () => {
      lost.hidden = false;
      // After an answer that is no stream, such as a load balancer's that finds no portal, the browser gives up.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(follow, 3000, page);
      }
    });
    source.addEventListener("end", () => {
      source.close();
      lost.hidden = true;
    });
  };
  document.querySelectorAll("[data-stream]").forEach(follow);
})();
