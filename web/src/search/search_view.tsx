import type { View } from "../frame/view";
import { Search } from "./search";

export const search_view: View = { id: "search", name: { en: "Search", ar: "البحث" }, draw: (route) => <Search route={route} /> };
