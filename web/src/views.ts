// The views in the order of the bar.

import type { View } from "./frame/view";
import { papers_view } from "./papers/papers_view";
import { search_view } from "./search/search_view";

export const views: View[] = [papers_view, search_view];
