import { writeFileSync, mkdirSync, readFileSync, existsSync } from 'node:fs';
import { openBrowser } from '/tmp/w/look/test/support/browser.ts';
import { addressOf, pageRoutes } from '/tmp/w/look/test/support/routes.ts';
const personas: Record<string,string> = { nurse:'199201152019032901', teacher:'199506072025212907', supervisor:'197805102005012902', trainer:'198003202006041903', verifier:'198811072014031904', admin:'198502282010011905', leader:'197003151996031906' };
const at = 'http://localhost:8150';
const [,, who='stranger', lang='id', scheme='light', only=''] = process.argv;
const out = `/tmp/shots/${who}-${lang}-${scheme}`; mkdirSync(out,{recursive:true});
const b = await openBrowser();
const ctx = await b.newContext({ baseURL: at, viewport:{width:1280,height:800}, colorScheme: scheme as any, reducedMotion:'reduce', locale: lang==='id'?'id-ID':'en-GB', timezoneId:'Asia/Makassar' });
const page = await ctx.newPage(); page.setDefaultTimeout(20000);
const problems:string[]=[];
page.on('console', m=>{ if(m.type()==='error') problems.push(page.url()+': '+m.text()); });
page.on('pageerror', e=>problems.push(page.url()+': '+e.message));
if (who!=='stranger') {
 await page.goto('/sign-in'); await page.fill('[name=nip]', personas[who]!).catch(()=>page.locator('input').first().fill(personas[who]!));
 await page.locator('input[type=password]').fill('malaqbi-demo');
 await page.locator('input[type=password]').press('Enter'); await page.waitForURL(u=>!u.pathname.startsWith('/sign-in'));
}
await ctx.addCookies([{name: process.env.LC ?? 'locale', value: lang, url: at}]);
const seen = new Set<string>(); const depth=(r:string)=>r.split('[').length;
const rows:any[]=[]; let saw=false;
for (const route of pageRoutes().sort((a,c)=>depth(a)-depth(c))) {
  if (only && !new RegExp(only).test(route) && route.includes('[')===false && !only.startsWith('+')) { /* still gather links */ }
  const a = addressOf(route, seen); if(!a) { rows.push({route, skipped:true}); continue; }
  const r = await page.goto(a);
  const st = r?.status();
  if (st===404 && saw) continue; saw ||= st===404;
  for (const l of await page.$$eval('a[href^="/"]', ls=>ls.map(l=>new URL((l as any).getAttribute('href'),location.href).pathname))) seen.add(l);
  if (only && !new RegExp(only).test(route)) continue;
  const name = (route==='/'?'root':route.slice(1).replaceAll('/','_').replace(/[\[\]]/g,''));
  const info:any = { route, a, st, title: await page.title(), h1: await page.$$eval('h1',e=>e.map(x=>x.textContent!.trim())), crumbs: await page.$$eval('nav ol li',e=>e.map(x=>x.textContent!.trim()).join(' > ')) };
  for (const [size,w,h] of [['d',1280,800],['p',360,780]] as const) {
    await page.setViewportSize({width:w,height:h}); await page.waitForTimeout(60);
    await page.screenshot({path:`${out}/${name}-${size}.png`, fullPage:true});
  }
  const over:any[]=[];
  for (const w of [360,320]) { await page.setViewportSize({width:w,height:780}); await page.waitForTimeout(30);
    const o = await page.evaluate(()=>{const d=document.documentElement; const x=d.scrollWidth-d.clientWidth; if(x<=0) return null; const bad=[...document.querySelectorAll('main *, header *')].filter(e=>e.getBoundingClientRect().right>d.clientWidth+1).slice(0,4).map(e=>e.tagName+'.'+e.className); return {x,bad};}); if(o) over.push({w,...o}); }
  await page.setViewportSize({width:360,height:780});
  info.small = await page.evaluate(()=>[...document.querySelectorAll('button, [role=button], input:not([type=hidden]), select, summary, a.button, nav a, main li > a')].map(e=>({e,r:e.getBoundingClientRect()})).filter(({e,r})=>r.width>0&&r.height>0&&r.height<43.5&&!(e as any).closest('.unseen')&&!['checkbox','radio'].includes((e as any).type)).slice(0,8).map(({e,r})=>`${e.tagName}.${(e as any).className?.toString().slice(0,20)}"${e.textContent!.trim().slice(0,20)}" ${Math.round(r.width)}x${Math.round(r.height)}`));
  info.over=over; rows.push(info);
  await page.setViewportSize({width:1280,height:800});
}
writeFileSync(`${out}/info.json`, JSON.stringify({rows,problems},null,1));
for (const r of rows) if(!r.skipped) console.log(r.st, r.a, '|', r.title, '| h1:', r.h1.join(' ; '), '|', r.crumbs, r.over.length?'OVER '+JSON.stringify(r.over):'', r.small.length? 'SMALL '+r.small.join(', '):''); else console.log('skipped', r.route);
console.log(problems.join('\n')); await b.close();
