/** The style of the HTML report: system fonts, light and dark by the reader's setting, fit for print. */
export const STYLE = `
:root{--text:#1f2328;--soft:#59636e;--back:#fff;--panel:#f6f8fa;--line:#d1d9e0;--pass:#1a7f37;--fail:#c0222c;--hold:#8a5a00;--point:#0550ae;--base:#8a5a00}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9aa5b1;--back:#0d1117;--panel:#161b22;--line:#343b44;--pass:#4cc265;--fail:#ff7b72;--hold:#e0ae3c;--point:#79b8ff;--base:#e0ae3c}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:66rem;margin:0 auto;padding:1.5rem}
article{margin-bottom:3rem}
article>header{border-left:6px solid var(--line);padding:.5rem 0 .5rem 1.25rem;margin-bottom:1.25rem;background:var(--back);position:sticky;top:0;z-index:1}
article.pass>header{border-color:var(--pass)}article.fail>header{border-color:var(--fail)}article.hold>header{border-color:var(--hold)}
h1{font-size:1.35rem;line-height:1.25;margin:.35rem 0 .3rem}
h2{font-size:1.05rem;margin:1.75rem 0 .6rem}
p{margin:.3rem 0}

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
ol,ul{margin:.3rem 0;padding-left:1.3rem}
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
.soft{color:var(--soft)}
.pictures{display:flex;flex-wrap:wrap;gap:1rem 1.5rem}
figure{margin:0;max-width:100%}figcaption{font-size:.85rem;color:var(--soft);margin-bottom:.3rem}
.line{stroke-width:1.8}.line.baseline{stroke:var(--base)}.line.candidate{stroke:var(--point)}.line.ideal{stroke:var(--line);stroke-dasharray:4 3}
.dot{stroke:none;opacity:.8}.dot.baseline{fill:var(--base)}.dot.candidate{fill:var(--point)}
.tick{fill:var(--soft);font-size:11px;stroke:none}
.key::before{content:"";display:inline-block;width:1.2rem;border-top:3px solid;margin-right:.4rem;vertical-align:middle}
.key.baseline::before{border-color:var(--base)}.key.candidate::before{border-color:var(--point)}
.matrix td.right{color:var(--pass)}.matrix td.wrong{color:var(--fail)}.matrix td.none{color:var(--soft)}.matrix{width:auto}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;margin:.4rem 0}
.slider{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:center;margin:1rem 0}.slider[hidden]{display:none}.slider input{width:min(24rem,80vw)}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
input{font:inherit}button:focus-visible,input:focus-visible,.scroll:focus-visible,pre:focus-visible{outline:2px solid var(--point);outline-offset:2px}
pre{overflow-x:auto;background:var(--panel);border-radius:6px;padding:.6rem .8rem;margin:.4rem 0}
@media (max-width:40rem){td,th{padding:.35rem .3rem}td{min-width:0}.number{white-space:normal}article>header{position:static}.forest thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.forest tr{display:block;border:1px solid var(--line);border-radius:8px;padding:.5rem .75rem;margin:.6rem 0}.forest td{display:block;border:0;padding:.15rem 0;text-align:left;white-space:normal}.forest td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.85rem}.forest tr[hidden]{display:none}.forest svg{width:100%;height:auto}dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.6rem}main{padding:1rem}}
@media print{.scroll{overflow:visible}.tools,.slider{display:none}article>header{position:static}figure,tr{break-inside:avoid}details::details-content{content-visibility:visible;block-size:auto}}
`
