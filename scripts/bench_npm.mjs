// The letter in a JSON file by the npm library docx: node bench_npm.mjs PACKAGE_JSON LETTER FOLDER.
// As scripts/bench_peers.py does: page, the styles in use, footers and text anew for each document.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packageFile, letterFile, folder] = process.argv.slice(2);
const docx = createRequire(packageFile)("docx");
const letter = JSON.parse(readFileSync(letterFile, "utf-8"));

const TITLE_ROLE = "LETTERHEAD";
const LINE = 579; // twips: 28.95 pt, exact
const ALIGN = { left: "left", right: "right", center: "center", justify: "both" };
const twips = (points) => Math.round(points * 20);
const millimetres = (length) => Math.round((length * 1440) / 25.4);
const fontOf = (face) => ({ ascii: face, hAnsi: face, eastAsia: face });

const roles = new Set(letter.paragraphs.flatMap((runs) => runs.map((run) => run.role)));
const headings = [...roles].filter((role) => role.startsWith("HEADING_"));

const paragraphStyles = () =>
  [...roles].map((role) => {
    const look = letter.looks[role];
    return {
      id: role,
      name: role,
      basedOn: "Normal",
      run: { font: fontOf(look.face), size: look.size * 2, color: role === TITLE_ROLE ? "FF0000" : undefined },
      paragraph: {
        alignment: ALIGN[look.align],
        indent: { firstLine: twips(look.first), right: twips(look.right) },
        spacing: {
          before: look.blank * LINE,
          after: 0,
          line: role === TITLE_ROLE ? 1000 : LINE,
          lineRule: "exact",
        },
        keepNext: look.keeps,
      },
    };
  });

const characterStyles = () =>
  headings.map((role) => ({
    id: `${role}RunIn`,
    name: `${role} run-in`,
    run: { font: fontOf(letter.looks[role].face), size: 32 },
  }));

const rule = (style) => ({ bottom: { style, size: 24, space: 4, color: "FF0000" } });

const paragraphOf = (runs, number) => {
  const { role } = runs[runs.length - 1];
  const text = (run) => (run.role === letter.number ? number : run.text);
  return new docx.Paragraph({
    style: role,
    border: role === TITLE_ROLE ? rule("thickThinSmallGap") : undefined,
    children: runs.map(
      (run, index) =>
        new docx.TextRun({ text: text(run), style: index < runs.length - 1 ? `${run.role}RunIn` : undefined }),
    ),
  });
};

const pageNumber = (side) =>
  new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: side,
        indent: { left: 280, right: 280 },
        children: [
          new docx.TextRun({ font: "宋体", size: 28, children: ["— ", docx.PageNumber.CURRENT, " —"] }),
        ],
      }),
    ],
  });

const documentOf = (number) =>
  new docx.Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf("仿宋_GB2312"), size: 32 },
          paragraph: { spacing: { before: 0, after: 0, line: LINE, lineRule: "exact" } },
        },
      },
      paragraphStyles: paragraphStyles(),
      characterStyles: characterStyles(),
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: millimetres(210), height: millimetres(297) },
            margin: {
              left: millimetres(28),
              right: millimetres(26),
              top: millimetres(37),
              bottom: millimetres(35),
              footer: 1430,
            },
          },
        },
        footers: {
          default: pageNumber("right"),
          even: pageNumber("left"),
          first: new docx.Footer({ children: [new docx.Paragraph({ border: rule("thinThickSmallGap") })] }),
        },
        children: letter.paragraphs.map((runs) => paragraphOf(runs, number)),
      },
    ],
  });

let start;
const sizes = [];
for (let count = 0; count < letter.warmUp + letter.documents; count += 1) {
  if (count === letter.warmUp) start = process.cpuUsage();
  const path = join(folder, `${count}.docx`);
  writeFileSync(path, await docx.Packer.toBuffer(documentOf(`第${count}号`)));
  sizes.push(path);
}
const used = process.cpuUsage(start);
const bytes = sizes.map((path) => statSync(path).size).sort((one, other) => one - other);
console.log(
  JSON.stringify({
    per_second: letter.documents / ((used.user + used.system) / 1e6),
    peak_mb: process.resourceUsage().maxRSS / 1024,
    bytes: bytes[Math.floor(bytes.length / 2)],
  }),
);
