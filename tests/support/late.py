"""Makes the browser tell late what it tells after a while anyway, so that a test which does not wait fails each time.

Without this such a test fails once in a hundred runs, on a busy machine. With it: `PYTHONPATH=tests/support pytest -p late -m browser`. Timers,
files, pages from the server and the events that a browser sends afterwards come `LATE` milliseconds later.
"""

import time

import browsing

LATE = 300
SCRIPT = """
(() => {
    const timer = window.setTimeout.bind(window), listen = EventTarget.prototype.addEventListener;
    const afterwards = ['hashchange', 'popstate', 'storage', 'pageshow', 'toggle'];
    EventTarget.prototype.addEventListener = function (event, listener, options) {
        const waits = afterwards.includes(event) || (event === 'change' && this instanceof MediaQueryList);
        const heard = waits ? told => { timer(() => listener.call(this, told), LATE); } : listener;
        return listen.call(this, event, heard, options);
    };
    window.setTimeout = (call, wait, ...rest) => timer(call, (wait || 0) + LATE, ...rest);
    const read = FileReader.prototype.readAsText;
    FileReader.prototype.readAsText = function (...what) { timer(() => read.apply(this, what), LATE); };
    if (navigator.clipboard) {
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = what => new Promise(done => timer(done, LATE)).then(() => write(what));
    }
})();
""".replace("LATE", str(LATE))


def get_late(handler, get=browsing.Handler.do_GET):
    if handler.path.endswith("/"):
        time.sleep(LATE / 1000)
    return get(handler)


browsing.WATCH += SCRIPT
browsing.Handler.do_GET = get_late
