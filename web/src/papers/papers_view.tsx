import type { View } from "../frame/view";
import { Reader } from "../reader/reader";
import { Browse } from "./browse";

/// /papers is the list, /papers/ID/3?at=120-134 a page with words marked.
export const papers_view: View = {
  id: "papers",
  name: { en: "Papers", ar: "الأوراق" },
  draw: (route, parts) => (parts[0] === undefined ? <Browse route={route} /> : <Reader route={route} document={parts[0]} page={parts[1]} />),
};
