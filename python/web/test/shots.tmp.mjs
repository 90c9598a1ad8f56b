import { chromium } from "playwright-core";
const [,, folder, ...specs] = process.argv;
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
for (const spec of specs) {
  const [name, theme="light", width="1040"] = spec.split(":");
  const c = await b.newContext({viewport:{width:+width,height:900},colorScheme:theme});
  const p = await c.newPage();
  p.on("pageerror",(e)=>console.log(name,"ERR",e.message)); p.on("console",(m)=>m.type()==="error"&&console.log(name,m.text()));
  await p.goto(`file://${folder}/${name}.html`); await p.waitForTimeout(1500);
  await p.screenshot({path:`${folder}/${name}-${theme}-${width}.png`,fullPage:true});
  await c.close();
}
await b.close();
