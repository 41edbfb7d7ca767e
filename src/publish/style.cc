#include "publish/style.h"

namespace recto::publish {
namespace {

// Arabic stands a fifth larger than the Latin beside it, and on more leading, to look equal. Verdict lines: solid
// supported, wavy differs, double contradicted, dotted not found, dashed for a person.
constexpr std::string_view kStyle = R"css(
:root{color-scheme:light;--paper:#fbfaf7;--ink:#1d1c1a;--soft:#69655e;--line:#e3ded4;--accent:#1f4e5f;--ok:#2f6f4f;--df:#b3541e;--bad:#9b1c31;--no:#7d786f;--ask:#3f5fa8;
--serif:"EB Garamond","Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,"Liberation Serif",Amiri,"Scheherazade New","Noto Naskh Arabic","Geeza Pro","Traditional Arabic",serif;
--naskh:Amiri,"Scheherazade New","Noto Naskh Arabic","Geeza Pro","Traditional Arabic","Arabic Typesetting","Times New Roman",serif;
--sans:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,"Noto Sans Arabic",sans-serif}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 var(--sans);print-color-adjust:exact;-webkit-print-color-adjust:exact}
html:lang(ar) body{font-size:15.5px;line-height:1.65}
a{color:inherit}
bdi.file{font-weight:500;overflow-wrap:anywhere}
.top{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px;padding:11px 28px;border-bottom:1px solid var(--line);color:var(--soft)}
.top b{font:600 18px/1.3 var(--serif);color:var(--ink);letter-spacing:.02em}
.top time{margin-inline-start:auto}
.sum{padding:15px 28px 14px;border-bottom:1px solid var(--line);background:#fff;display:flex;flex-wrap:wrap;gap:10px 44px;align-items:flex-start}
.sum>*{flex:1 1 360px}
.bar{display:flex;height:6px;border-radius:3px;overflow:hidden;background:#eee;max-width:620px;margin:4px 0 10px}
.bar i{display:block;border-inline-end:1px solid #fff}
.bar i:last-child{border:0}
.bar .ok{background:var(--ok)}.bar .df{background:var(--df)}.bar .bad{background:var(--bad)}.bar .no{background:var(--no)}.bar .ask{background:var(--ask)}
.counts{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:4px 26px;font-size:1.07em}
.counts .zero{color:var(--soft)}
.limits{margin:0;max-width:78ch;color:#4a4741;font-size:.96em}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);max-width:1500px;margin:0 auto}
.story{padding:26px 52px 60px 60px;font:19.5px/1.62 var(--serif)}
.story[dir=rtl],.story:lang(ar){font-family:var(--naskh);font-size:22px;line-height:1.9}
.story h1{font-weight:500;font-size:1.62em;line-height:1.18;margin:0 0 .3em;text-wrap:balance}
.story h2{font-weight:600;font-size:1.1em;margin:1.3em 0 .4em}
.story p{margin:0 0 .75em}
.story .standfirst{color:#55514a;font-style:italic;font-size:1.04em;line-height:1.5;margin-bottom:1.1em}
.story .standfirst em{font-style:inherit}
.story .standfirst:lang(ar){font-style:normal}
.story blockquote{margin:0 0 .75em;padding-inline-start:1.1em;border-inline-start:3px solid var(--line)}
.story .item{padding-inline-start:1.2em}
[dir=ltr] bdi:lang(ar),p bdi:lang(ar),h1 bdi:lang(ar),h2 bdi:lang(ar){font-family:var(--naskh);font-size:1.18em;line-height:1.2}
bdi.la{font-size:.86em}
.c{color:inherit;text-decoration:underline 2px;text-underline-offset:.26em;text-decoration-skip-ink:none}
:lang(ar) .c,.c:has(bdi:lang(ar)),.c :lang(ar){text-underline-offset:.42em}
.c.ok{text-decoration-color:var(--ok)}
.c.df{text-decoration-color:var(--df);text-decoration-style:wavy;text-decoration-thickness:1.5px}
.c.bad{text-decoration-color:var(--bad);text-decoration-style:double;text-decoration-thickness:1.5px}
.c.no{text-decoration-color:var(--no);text-decoration-style:dotted;text-decoration-thickness:2.5px}
.c.ask{text-decoration-color:var(--ask);text-decoration-style:dashed}
a.c:hover,a.c:focus-visible,.c:target{background:#fff3c4}
.n{font:600 11px/1 var(--sans);text-decoration:none;vertical-align:.62em;margin-inline-start:.12em;padding:0 1px;direction:ltr;unicode-bidi:isolate}
.sign{font-family:"DejaVu Sans","Segoe UI Symbol","Apple Symbols","Noto Sans Math","Noto Sans Symbols2",var(--sans)}
.n.ok{color:var(--ok)}.n.df{color:var(--df)}.n.bad{color:var(--bad)}.n.no{color:var(--no)}.n.ask{color:var(--ask)}
.cards{border-inline-start:1px solid var(--line);background:#fff;padding:8px 30px 40px;min-width:0}
.cards>h2{font:600 13px/1.4 var(--sans);color:var(--soft);margin:14px 0 2px}
.card{padding:20px 14px;margin:0 -14px;border-top:1px solid var(--line);scroll-margin-top:8px}
.cards>.card:first-of-type{border-top:0}
.card:target{background:#fdf9ea;border-inline-start:3px solid var(--accent);padding-inline-start:11px}
.card h3{font:400 1em/1.4 var(--sans);margin:0;display:flex;gap:8px;align-items:baseline;color:var(--soft)}
.card h3 b{font-weight:600;font-size:1.07em}
.card.ok h3 b{color:var(--ok)}.card.df h3 b{color:var(--df)}.card.bad h3 b{color:var(--bad)}.card.no h3 b{color:var(--no)}.card.ask h3 b{color:var(--ask)}
.card h3 .num{font-weight:600;color:var(--ink);text-decoration:none;min-width:1.4em}
.card h3 .up{margin-inline-start:auto;font-size:12.5px;color:var(--accent)}
.why{margin:4px 0 0;font-size:1.035em}
.decided{margin:6px 0 0;padding-inline-start:8px;border-inline-start:3px solid currentColor;font-weight:600}
figure{margin:12px 0}
figure img{display:block;max-width:100%;height:auto;margin:0 auto;border:1px solid var(--line);background:#f4f1ea;box-shadow:0 1px 5px #0001}
.about{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1px 18px;color:var(--soft);font-size:12.5px;margin:6px 1px 0}
.text{margin:0 0 12px;padding:12px 16px;background:#f7f5f0;border:1px solid var(--line);font:17px/1.55 var(--serif);color:#4a4741;white-space:normal}
.text:lang(ar){font-family:var(--naskh);font-size:20px;line-height:1.8}
.torn{color:var(--df)}
.text mark{background:#ffe58a;color:var(--ink);padding:1px 0}
.al{margin:0 0 12px;font:17px/1.4 var(--serif);display:grid;grid-template-columns:auto minmax(0,1fr);column-gap:1em}
.al>div{display:flex;flex-wrap:wrap;gap:9px .3em}
.al:lang(ar){font-family:var(--naskh);font-size:20px;line-height:1.6}
.al .w{display:grid;grid-template-rows:auto auto;min-width:0;max-width:100%}
.al .w>*{min-height:1.4em;overflow-wrap:anywhere}
.al .lab{align-self:start;font:12px/1 var(--sans);color:var(--soft);min-width:2.6em;direction:ltr}
.al .lab>*{display:flex;align-items:center;min-height:calc(17px*1.4);font-style:normal}
.al:lang(ar) .lab>*{min-height:calc(20px*1.6)}
.al .p{color:#77726a}
.al .replaced,.al .omitted,.al .added{padding:0 .16em;background:#fbeee4;border-radius:2px}
.al .replaced>*,.al .omitted>*,.al .added>*{color:var(--df)}
.al .replaced .s,.al .added .s{text-decoration:underline 2px;text-underline-offset:.2em}
.al .replaced .p{color:var(--ink);font-weight:600}
.al .omitted .p{text-decoration:line-through 1.5px}
.al .minor .s{text-decoration:underline dotted 1px;text-underline-offset:.24em}
.al .elided>*{color:var(--soft)}
.claim{margin:10px 0 0;font:17px/1.5 var(--serif)}
.claim:lang(ar){font-family:var(--naskh);font-size:20px;line-height:1.8}
.two dt{font-size:12px;color:var(--soft)}
.two dd{margin:0 0 8px;font:17px/1.5 var(--serif)}
.two{margin:0 0 12px}
.two dd:lang(ar){font-family:var(--naskh);font-size:20px;line-height:1.8}
.src{margin:0;color:var(--soft);font-size:12.5px}
.src code,.end code{font:12px/1.4 ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
details{margin-top:3px;color:var(--soft);font-size:12.5px}
summary{cursor:pointer;color:var(--accent);width:max-content;max-width:100%}
details dl{margin:4px 0 0;display:grid;grid-template-columns:auto minmax(0,1fr);gap:1px 12px}
details dd{margin:0}
.more{border-top:1px dashed var(--line);margin-top:12px;padding-top:10px}
.more h4{font:500 13px/1.4 var(--sans);margin:0 0 6px;color:var(--soft)}
.end{border-top:1px solid var(--line);padding:22px 28px 50px;max-width:1100px;margin:0 auto}
.end h2{font:600 15px/1.4 var(--sans);margin:18px 0 5px}
.end p,.end ul{margin:0 0 6px;max-width:86ch}
.end ul{padding-inline-start:18px}
.end table{border-collapse:collapse;width:100%;font-size:13px}
.end th{text-align:start;font-weight:500;color:var(--soft)}
.end th,.end td{padding-block:4px;padding-inline:0 14px;border-bottom:1px solid var(--line);vertical-align:top}
@media (min-width:1000px){.story{position:sticky;top:0;max-height:100vh;overflow:auto;scrollbar-width:thin}}
@media (max-width:999px){main{grid-template-columns:minmax(0,1fr)}.story{padding:22px 24px 30px}.cards{border-inline-start:0;border-top:1px solid var(--line);padding:8px 24px 30px}.top,.sum,.end{padding-inline:24px}}
@page{margin:17mm 16mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#777}}
@media print{
html,body{background:#fff}body{font-size:9.5pt}
main{display:block}.story,.cards,.top,.sum,.end{padding-inline:0}
.story{position:static;max-height:none;overflow:visible;font-size:12pt;padding-bottom:8mm}.story[dir=rtl],.story:lang(ar){font-size:14pt}
.cards{border:0;break-before:page;padding-top:0}.card{margin:0;padding-inline:0}.card h3,.why{break-after:avoid}figure,.al,.claim,.src{break-inside:avoid}.card:target{background:none;box-shadow:none}
.card h3 .up,details>summary{display:none}details::details-content{content-visibility:visible;display:block}
.al,.text,.claim,.two dd{font-size:11.5pt}.al:lang(ar),.text:lang(ar),.claim:lang(ar),.two dd:lang(ar){font-size:13.5pt}
figure img{max-height:95mm;width:auto;box-shadow:none}
.end{break-before:page}.end tr{break-inside:avoid}}
)css";

}  // namespace

std::string_view report_style() { return kStyle; }

}  // namespace recto::publish
