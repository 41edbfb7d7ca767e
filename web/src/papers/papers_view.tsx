import type { View } from "../frame/view";
import { Browse } from "./browse";

export const papers_view: View = { id: "papers", name: { en: "Papers", ar: "الأوراق" }, draw: (route) => <Browse route={route} /> };
