/** Files inside the document: takes attachments, gives their specifications and the tree of their names. */
import { createHash } from "node:crypto";
import { pdfDate } from "./metadata.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import type { PdfAttachment } from "./pdf-options.ts";
import { byteString, dict, name, nameTree, type PdfSource, textString } from "./pdf-syntax.ts";

/** Writes the files in the order given. `date` is the document's: the files have no other. */
export function writeAttachments(
  file: PdfFile,
  attachments: readonly PdfAttachment[],
  date: string | null,
): { readonly files: readonly Ref[]; readonly names: PdfSource | null } {
  const files = attachments.map((attachment) => writeAttachment(file, attachment, date));
  const pairs = attachments.map(({ name: fileName }, i) => [fileName, files[i] ?? ""] as const);
  return { files, names: pairs.length === 0 ? null : nameTree(pairs) };
}

function writeAttachment(file: PdfFile, attachment: PdfAttachment, date: string | null): Ref {
  const params = dict({
    Size: String(attachment.bytes.length),
    CreationDate: pdfDate(date),
    ModDate: pdfDate(date),
    CheckSum: `<${createHash("md5").update(attachment.bytes).digest("hex")}>`,
  });
  const embedded = file.stream(
    { Type: "/EmbeddedFile", Subtype: name(attachment.mime), Params: params },
    attachment.bytes,
  );
  return file.add(
    dict({
      Type: "/Filespec",
      F: byteString(attachment.name.replace(/[^A-Za-z0-9._-]/g, "_")),
      UF: textString(attachment.name),
      Desc: textString(attachment.description),
      AFRelationship: name(attachment.relationship),
      EF: dict({ F: embedded, UF: embedded }),
    }),
  );
}
