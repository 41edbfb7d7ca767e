// The views in the order of the bar.

import { check_view } from "./check/check_view";
import type { View } from "./frame/view";
import { letters_view } from "./letters/letters_view";
import { names_view } from "./names/names_view";
import { papers_view } from "./papers/papers_view";
import { search_view } from "./search/search_view";

export const views: View[] = [papers_view, search_view, letters_view, check_view, names_view];
