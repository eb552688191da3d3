// Lets a worker answer, and shows the titles.
const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => (document.body.textContent = JSON.stringify(data));
worker.onerror = (event) => (document.body.textContent = JSON.stringify([event.message]));
worker.postMessage("is first click or last click fairer");
