// The desk's own script: each behaviour is one small module, and a page works without any.
import { startTheme } from "./theme.js";
import { startForms } from "./forms.js";
import { startPopovers } from "./popover.js";
import { startQueueKeys } from "./queue.js";
import { startClocks } from "./clocks.js";
import { startGuide } from "./guide.js";

startTheme();
startForms();
startPopovers();
startQueueKeys();
startClocks();
startGuide();
