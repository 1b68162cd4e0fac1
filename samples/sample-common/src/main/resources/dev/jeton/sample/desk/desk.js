const byId = id => document.getElementById(id);
const JSON_BODY = { 'Content-Type': 'application/json' };
const STALE = 'urn:jeton:problem:insufficient-user-authentication';
const LOGGED_OUT = 'urn:jeton:problem:unauthenticated';
const REFRESH = 15_000;
const WARN_BEFORE = 120_000;

function say(text) {
  byId('said').textContent = text;
}

// The server knows why the session is over, and tells it beside the log-in form.
function leave() {
  location.replace('/');
}

/** The answer, after a step-up where one is demanded; nothing where there is none that is of use. */
async function ask(method, path, body) {
  const request = body ? { method, headers: JSON_BODY, body: JSON.stringify(body) } : { method };
  const answer = await fetch(path, request).catch(() => undefined);
  if (!answer) return say('The server did not answer. Please try again.');
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  if (problem.type === STALE) return (await provenAgain()) ? ask(method, path, body) : undefined;
  if (answer.status === 401) return leave();
  say((problem.title ?? 'The server refused this') + '.');
}

// The step-up.

const again = byId('again');
const againForm = again.querySelector('form');

function provenAgain() {
  again.returnValue = '';
  again.showModal();
  return new Promise(resolve => again.addEventListener('close', () => {
    againForm.reset();
    byId('again-said').textContent = '';
    resolve(again.returnValue === 'proven');
  }, { once: true }));
}

againForm.addEventListener('submit', async event => {
  event.preventDefault();
  const field = againForm.elements.password;
  const body = JSON.stringify({ password: field.value });
  field.value = '';
  const answer = await fetch('/api/reauthenticate', { method: 'POST', headers: JSON_BODY, body })
    .catch(() => undefined);
  if (answer?.ok) return again.close('proven');
  const problem = await answer?.json().catch(() => ({}));
  if (problem?.type === LOGGED_OUT) return leave();
  byId('again-said').textContent = (problem?.title ?? 'The server did not answer') + '.';
  field.focus();
});
byId('again-cancel').addEventListener('click', () => again.close());

// Orders. The page is the only one who knows how they look, so they are taken out of a fresh one.

async function reloadOrders() {
  const answer = await ask('GET', '/');
  if (!answer) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const rows = fresh.getElementById('orders');
  if (!rows) return leave();
  showTimes(rows);
  byId('orders').replaceWith(rows);
  byId('no-orders').hidden = rows.rows.length > 0;
}

byId('order')?.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  const fields = new FormData(form);
  const wanted = { item: fields.get('item'), quantity: Number(fields.get('quantity')) };
  if (!await ask('POST', '/api/orders', wanted)) return;
  form.reset();
  await reloadOrders();
  say('The order is placed.');
  byId('item').focus();
});

document.addEventListener('click', async event => {
  const order = event.target.closest?.('button[data-order]')?.dataset.order;
  if (!order || !await ask('DELETE', '/api/orders/' + order)) return;
  await reloadOrders();
  say('The order is deleted.');
  byId('orders-title').focus();
});

// Where you are logged in.

let listed = '';

function nameOf(agent) {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1];
  const names = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  if (!browser) return agent.slice(0, 40) || 'Unknown client';
  return (names[browser] ?? browser) + (system ? ' on ' + (names[system] ?? system) : '');
}

function shown(session) {
  const item = byId('session').content.cloneNode(true).firstElementChild;
  const client = nameOf(session.client);
  const place = session.address || 'unknown place';
  item.querySelector('.client').textContent = client;
  item.querySelector('.client').title = session.client;
  if (!session.current) item.querySelector('.badge').remove();
  item.querySelector('.place').textContent = place;
  item.querySelector('.created').dateTime = session.created_at;
  item.querySelector('.seen').dateTime = session.last_seen_at;
  const button = item.querySelector('button');
  button.dataset.session = session.id;
  button.setAttribute('aria-label', 'End the session of ' + client + ', ' + place);
  return item;
}

/** Asks for the list again, which is no activity of the user's; draws it only where it has changed. */
async function refresh() {
  const answer = await fetch('/api/sessions').catch(() => undefined);
  if (answer?.status === 401) return leave();
  if (!answer?.ok) return;
  setClock(answer);
  const text = await answer.text();
  if (text === listed) return;
  listed = text;
  const { sessions } = JSON.parse(text);
  const focused = document.activeElement?.dataset.session;
  byId('sessions').replaceChildren(...sessions.map(shown));
  showTimes(byId('sessions'));
  if (focused) (document.querySelector(`button[data-session="${focused}"]`) ?? byId('sessions-title')).focus();
  byId('end-others').hidden = sessions.length < 2;
  seen(Date.parse(sessions.find(session => session.current).last_seen_at));
}

byId('sessions').addEventListener('click', async event => {
  const id = event.target.closest('button')?.dataset.session;
  if (!id || !await ask('DELETE', '/api/sessions/' + id)) return;
  await refresh();
  say('The session is ended.');
});

byId('end-others').addEventListener('click', async () => {
  if (!await ask('DELETE', '/api/sessions')) return;
  await refresh();
  say('All other sessions are ended.');
});

// How long this session lasts, by the server's clock.

const limits = { idle: byId('idle'), absolute: byId('absolute') };
const idleTime = Date.parse(limits.idle.dataset.to) - Date.parse(limits.idle.dataset.from);
let ahead = 0;
let warned = false;

function setClock(answer) {
  const date = Date.parse(answer.headers.get('Date'));
  if (!Number.isNaN(date)) ahead = date - Date.now();
}

function seen(at) {
  const end = Math.min(at + idleTime, Date.parse(limits.absolute.dataset.to));
  limits.idle.dataset.to = new Date(end).toISOString();
  draw();
}

function inWords(left) {
  const minutes = Math.ceil(left / 60_000);
  if (left < WARN_BEFORE) return Math.ceil(left / 1000) + ' s left';
  if (minutes < 120) return minutes + ' min left';
  return minutes < 2880 ? Math.floor(minutes / 60) + ' h left' : Math.floor(minutes / 1440) + ' days left';
}

// No live region: whoever listens is told once, shortly before the end.
function draw() {
  for (const [name, meter] of Object.entries(limits)) {
    const end = Date.parse(meter.dataset.to);
    const left = Math.max(0, end - Date.now() - ahead);
    const whole = name === 'idle' ? idleTime : end - Date.parse(meter.dataset.from);
    Object.assign(meter, { max: whole, low: whole / 5, high: whole, optimum: whole, value: left });
    const words = inWords(left);
    if (byId(name + '-left').textContent !== words) byId(name + '-left').textContent = words;
  }
  const near = Date.parse(limits.idle.dataset.to) - Date.now() - ahead < WARN_BEFORE;
  if (near && !warned) say('You will be logged out within two minutes unless you do something.');
  warned = near;
}

byId('stay').addEventListener('click', async () => {
  const answer = await ask('GET', '/api/me');
  if (!answer) return;
  seen(Date.parse((await answer.json()).session.idle_expires_at) - idleTime);
  say('You stay logged in.');
});

// What happens elsewhere. Where there is no stream to be had, the timer alone brings the news.

function listen() {
  const stream = new EventSource('/api/events');
  stream.addEventListener('sessions', refresh);
  stream.addEventListener('ended', leave);
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) refresh();
  });
  addEventListener('pagehide', () => stream.close());
}

setInterval(draw, 1000);
setInterval(() => document.hidden || refresh(), REFRESH);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
draw();
refresh();
listen();
