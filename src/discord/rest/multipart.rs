//! An answer with files, as one body: the same form in which Discord takes files by request. Source: API Reference,
//! "Uploading Files".

use crate::discord::rest::File;

/// The content type, and the body.
pub(super) fn encode(json: &[u8], files: &[File]) -> (String, Vec<u8>) {
    let boundary = boundary(json, files);
    let mut body = Vec::new();
    let mut part = |disposition: &str, kind: &str, bytes: &[u8]| {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    part("name=\"payload_json\"", "application/json", json);
    for (number, file) in files.iter().enumerate() {
        let name = quotable(&file.name);
        let disposition = format!("name=\"files[{number}]\"; filename=\"{name}\"");
        part(&disposition, "application/octet-stream", &file.bytes);
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// A line that none of the parts holds.
fn boundary(json: &[u8], files: &[File]) -> String {
    let parts = || std::iter::once(json).chain(files.iter().map(|file| &file.bytes[..]));
    let is_free = |line: &String| {
        let line = line.as_bytes();
        parts().all(|part| !part.windows(line.len()).any(|it| it == line))
    };
    let free = (0_u32..).map(|number| format!("should-i-certify-{number}"));
    free.into_iter()
        .find(is_free)
        .expect("no part holds every number")
}

fn quotable(name: &str) -> String {
    let sign = |sign: char| match sign {
        '"' | '\\' => '_',
        sign if sign.is_control() => '_',
        sign => sign,
    };
    name.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn a_boundary_is_none_of_what_it_bounds() {
        let file = File {
            name: "a \"b\"\r\n.txt".to_owned(),
            bytes: Bytes::from_static(b"--should-i-certify-0"),
        };
        let (kind, body) = encode(b"{}", &[file]);
        assert_eq!(kind, "multipart/form-data; boundary=should-i-certify-1");
        insta::assert_snapshot!(String::from_utf8(body).expect("text").replace("\r\n", "\n"), @r#"
        --should-i-certify-1
        Content-Disposition: form-data; name="payload_json"
        Content-Type: application/json

        {}
        --should-i-certify-1
        Content-Disposition: form-data; name="files[0]"; filename="a _b___.txt"
        Content-Type: application/octet-stream

        --should-i-certify-0
        --should-i-certify-1--
        "#);
    }
}
