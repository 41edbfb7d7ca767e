import "./design/fonts.css";
import "./design/tokens.css";
import "./design/base.css";
import "./frame/frame.css";
import "./parts/parts.css";
import { render } from "preact";
import { take_token } from "./api/http";
import { Frame } from "./frame/frame";

take_token();
window.addEventListener("hashchange", () => {
  if (take_token()) location.reload();
});
const root = document.getElementById("app");
if (root) render(<Frame />, root);
