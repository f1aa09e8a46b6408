/** The style of the HTML report: system fonts, light and dark by the reader's setting, fit for print. */
export const STYLE = `
:root{--text:#1f2328;--soft:#59636e;--back:#fff;--panel:#f6f8fa;--line:#d1d9e0;--pass:#1a7f37;--fail:#c0222c;--hold:#8a5a00;--point:#0550ae}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9aa5b1;--back:#0d1117;--panel:#161b22;--line:#343b44;--pass:#4cc265;--fail:#ff7b72;--hold:#e0ae3c;--point:#79b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:66rem;margin:0 auto;padding:1.5rem}
article{margin-bottom:3rem}
article>header{border-left:6px solid var(--line);padding:.25rem 0 .25rem 1.25rem;margin-bottom:1.75rem}
article.pass>header{border-color:var(--pass)}article.fail>header{border-color:var(--fail)}article.hold>header{border-color:var(--hold)}
h1{font-size:1.6rem;line-height:1.25;margin:.35rem 0 .6rem}
h2{font-size:1.05rem;margin:1.75rem 0 .6rem}
p{margin:.3rem 0}
.reason{font-size:1.1rem}
.note{color:var(--soft);font-size:.85rem;margin:.5rem 0}
.badge{display:inline-block;margin:0;padding:.1rem .6rem;border-radius:1rem;border:1px solid;font-size:.8rem;font-weight:700;letter-spacing:.06em;text-transform:uppercase}
.badge.pass{color:var(--pass)}.badge.fail{color:var(--fail)}.badge.hold{color:var(--hold)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.45rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:normal}
th{color:var(--soft);font-weight:600;vertical-align:bottom}
td{min-width:4rem}td:last-child:not(.number){min-width:11rem}
td>code:first-child{overflow-wrap:break-word}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
th.number{white-space:normal}
.standing{white-space:nowrap;font-weight:600;color:var(--soft)}
.standing[data-is="passes"]{color:var(--pass)}
.standing[data-is="fails"]{color:var(--fail)}
.standing[data-is="cannot tell"],.standing[data-is="is missing"],.standing[data-is="waived"]{color:var(--hold)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--panel);border-radius:4px;padding:.1em .35em;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(7rem,13rem) 1fr;gap:.5rem 1.25rem;margin:1.5rem 0}
dt{font-weight:600;color:var(--soft)}
dd{margin:0}
.next{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.8rem 1.25rem;margin:1.5rem 0}
.next h2{margin:0 0 .3rem}
ul{margin:.3rem 0;padding-left:1.3rem}
nav ul{list-style:none;padding:0}
details{border-top:1px solid var(--line);padding:.6rem 0}
details[open]{padding-bottom:1.2rem}
summary{cursor:pointer;font-weight:600}
summary:focus-visible,a:focus-visible{outline:2px solid var(--point);outline-offset:3px}
a{color:var(--point)}
svg{display:block;max-width:none;fill:none;stroke-width:2}
.axis{stroke:var(--line);stroke-width:1}
.zero{stroke:var(--soft);stroke-width:1}
.margin{stroke:var(--fail);stroke-width:1.5;stroke-dasharray:3 2}
.bar{stroke:var(--point)}
.point{fill:var(--point)}
footer{color:var(--soft);font-size:.85rem;padding-top:0}
@media (max-width:40rem){dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.6rem}main{padding:1rem}}
@media print{.scroll{overflow:visible}details{break-inside:avoid}}
`
