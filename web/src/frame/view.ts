// A view is a folder that gives one of these; `views.ts` lists them. The first part of the path chooses the view.

import type { JSX } from "preact";
import type { Language } from "../words/settings";
import type { Route } from "./router";

export interface View {
  /// First part of the path: "papers".
  id: string;
  /// Its name in the bar.
  name: Record<Language, string>;
  /// Drawn with the parts after the first: /papers/ID/3 → ["ID", "3"].
  draw: (route: Route, parts: string[]) => JSX.Element;
}
