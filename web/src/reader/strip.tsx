// The pages beside each other as small pictures.

import type { JSX } from "preact";
import type { DocumentInfo } from "../api/objects";
import { go } from "../frame/router";
import { Thumbnail } from "../papers/paper_row";
import { VirtualList } from "../parts/virtual_list";
import { common_words } from "../words/common";
import { format_number } from "../words/settings";
import { useWords } from "../words/words";
import { reader_words } from "./words";

export function Strip({ paper, page, address }: { paper: DocumentInfo; page: number; address: (page: number) => string }): JSX.Element {
  const say = useWords(reader_words);
  const common = useWords(common_words);
  return (
    <nav class="strip" aria-label={say("pages_of")}>
      <VirtualList
        count={paper.page_list.length}
        row_height={112}
        label={say("pages_of")}
        shown={page - 1}
        row={(k) => (
          <button type="button" class="strip-page" aria-current={k + 1 === page ? "page" : undefined} aria-label={common("page_n", { n: k + 1 })} onClick={() => go(address(k + 1), { replace: true })}>
            <Thumbnail paper={paper} page={k + 1} width={120} />
            <span aria-hidden="true">{format_number(k + 1)}</span>
          </button>
        )}
      />
    </nav>
  );
}
