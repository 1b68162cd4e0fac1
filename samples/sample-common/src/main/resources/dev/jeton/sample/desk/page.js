'use strict';
// A page that is kept for the back button is kept as it looked: it must not look like anything, and
// on return it is asked for anew, for whoever sits there now.
addEventListener('pagehide', () => {
  document.body.hidden = true;
  for (const secret of document.querySelectorAll('input[type=password]')) secret.value = '';
});
addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});

function showTimes(within) {
  const form = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  for (const time of within.querySelectorAll('time[datetime]'))
    time.textContent = form.format(new Date(time.dateTime));
}
showTimes(document);
