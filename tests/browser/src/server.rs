//! A small server of HTTP/1.1 on the loopback interface, with a thread for each connection: a browser keeps connections open
//! that it does not use, and one of them must never stand in the way of another.

use crate::{Context, Outcome};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// What a browser asks for.
pub(crate) struct Request {
    is_head: bool,
    /// Path and query.
    pub(crate) url: String,
    /// What it sends along.
    pub(crate) body: Vec<u8>,
}

/// What it is answered.
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// One with a status, and nothing in it.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// All of a file.
    pub(crate) fn of(body: Vec<u8>) -> Self {
        Self { body, ..Self::empty(200) }
    }

    /// That there is no such file.
    pub(crate) fn missing() -> Self {
        Self { body: "Not found".into(), ..Self::empty(404) }
    }

    /// The same with one header more.
    #[must_use]
    pub(crate) fn with(mut self, field: &str, value: &str) -> Self {
        self.headers.push((field.to_owned(), value.to_owned()));
        self
    }

    /// As it goes over the wire, to whoever asked for the headers alone without what they are about.
    fn bytes(self, is_head: bool) -> Vec<u8> {
        let fields = self.headers.iter().map(|(field, value)| format!("{field}: {value}\r\n"));
        let fields: String = fields.collect();
        let length = self.body.len();
        let head = format!("HTTP/1.1 {} \r\n{fields}Content-Length: {length}\r\n\r\n", self.status);
        let mut bytes = head.into_bytes();
        if !is_head {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// A running server. Dropping this ends it; a connection that is open then ends with the browser.
pub(crate) struct Server {
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
    worker: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts one on a free port that answers as `answer` says; where that is nothing, the browser waits until it gives up.
    ///
    /// # Errors
    /// Why it cannot listen.
    pub(crate) fn start(
        answer: impl Fn(&Request) -> Option<Answer> + Send + Sync + 'static,
    ) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).when("serving the built page")?;
        let address = listener.local_addr().when("the address of the built page")?;
        let is_over = Arc::new(AtomicBool::new(false));
        let answer = Arc::new(answer);
        let worker = thread::spawn({
            let is_over = Arc::clone(&is_over);
            move || {
                for stream in listener.incoming().map_while(Result::ok) {
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                    let answer = Arc::clone(&answer);
                    // A browser that has gone away needs no answer.
                    thread::spawn(move || drop(converse(&stream, &*answer)));
                }
            }
        });
        Ok(Self { address, is_over, worker: Some(worker) })
    }

    /// Host and port.
    pub(crate) fn name(&self) -> String {
        self.address.to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // It waits for somebody to come.
        let _ = TcpStream::connect(self.address);
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

/// Answers whatever is asked on a connection, one after the other.
fn converse(mut stream: &TcpStream, answer: &impl Fn(&Request) -> Option<Answer>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader)? {
        match answer(&request) {
            Some(answer) => stream.write_all(&answer.bytes(request.is_head))?,
            // Until it is closed over there.
            None => drop(io::copy(&mut reader, &mut io::sink())?),
        }
    }
    Ok(())
}

/// The next request, or nothing where the connection has ended.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let is_head = words.next() == Some("HEAD");
    let url = words.next().unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim().split_once(':') {
            Some((field, value)) if field.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            Some(_) => {}
            None => break,
        }
    }
    // One that breaks off is told as what has come of it.
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    Ok(Some(Request { is_head, url, body }))
}
