//! A message with files, as one body: as Discord takes it by request, and in the response to one. Source: API Reference,
//! "Uploading Files".

use memchr::memmem::find;

use super::File;

/// Of what stands before a part, about.
const HEAD_LENGTH: usize = 256;

/// The content type, and the body.
pub(in crate::discord) fn encode(json: &[u8], files: &[File]) -> (String, Vec<u8>) {
    let boundary = boundary(json, files);
    let length: usize = files
        .iter()
        .map(|file| file.bytes.len() + HEAD_LENGTH)
        .sum();
    let mut body = Vec::with_capacity(json.len() + length + 2 * HEAD_LENGTH);
    let mut part = |head: &str, bytes: &[u8]| {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    part(
        "name=\"payload_json\"\r\nContent-Type: application/json",
        json,
    );
    for (number, file) in files.iter().enumerate() {
        let name = quotable(&file.name);
        // Its kind is told by its name.
        part(
            &format!("name=\"files[{number}]\"; filename=\"{name}\""),
            &file.bytes,
        );
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// A line that none of the parts holds.
fn boundary(json: &[u8], files: &[File]) -> String {
    let parts = || std::iter::once(json).chain(files.iter().map(|file| &file.bytes[..]));
    let is_free = |line: &String| parts().all(|part| find(part, line.as_bytes()).is_none());
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

        --should-i-certify-0
        --should-i-certify-1--
        "#);
    }
}
